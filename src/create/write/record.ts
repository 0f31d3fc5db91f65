import type { Sha256 } from "../../bundle/digest.ts";
import type { Scratch } from "../../ports/scratch.ts";

/** What is true of one run and is no content of the bundle. */
export interface RunRecord {
  readonly identity: Sha256;
  readonly sequence: number;
  readonly bytes: number;
  /** SHA-256 of the file, where the bundle is one. */
  readonly fileSha256?: Sha256;
  /** Component id -> the source that gave it. */
  readonly sources: Readonly<Record<string, string>>;
  /** RFC 3339. */
  readonly started: string;
  readonly finished: string;
  readonly stages: Readonly<Record<string, number>>;
}

/** Writes `<file>.record.json` beside the bundle. */
export function writeRecord(path: string, record: RunRecord, scratch: Scratch): void {
  scratch.write(
    `${path}.record.json`,
    `${JSON.stringify({ schema: "gobundle/record/1", ...record }, undefined, 2)}\n`,
  );
}
