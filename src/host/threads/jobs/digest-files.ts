import { closeSync } from "node:fs";
import { type Sha256, sha256 } from "../../../bundle/digest.ts";
import { openPlain } from "../../plain-file.ts";
import { load } from "../source.ts";
import { digestRange, STEP } from "./digest-range.ts";

export interface Digested {
  readonly size: number;
  readonly sha256: Sha256;
  readonly executable: boolean;
}

/** Digests of files; links are refused. Faults: file-read (1), tree-not-plain (3). */
export function digestFiles(paths: readonly string[]): readonly Digested[] {
  return paths.map((path) => {
    const { fd, size, executable } = openPlain(path, "refuse");
    try {
      return { size, executable, sha256: digestOf(fd, size, path) };
    } finally {
      closeSync(fd);
    }
  });
}

function digestOf(fd: number, size: number, path: string): Sha256 {
  const source = { fd, at: 0, label: path };
  return size > STEP ? digestRange({ source, length: size }) : sha256(load(source, size));
}
