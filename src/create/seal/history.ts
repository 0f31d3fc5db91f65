import { join } from "node:path";
import { type Sha256, sha256 } from "../../bundle/digest.ts";
import { encodeManifest, type Manifest } from "../../bundle/manifest/manifest.ts";
import { Fault } from "../../fault.ts";
import type { MediaDoor } from "../../ports/media.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { type KnownHead, readHeads } from "../log/known-heads.ts";
import type { Order } from "../order.ts";
import { outputFolder } from "../output-path.ts";

/** A manifest before it has a number and a time. */
export type Draft = Omit<Manifest, "sequence" | "created">;

/** A bundle that was made before. */
export interface Earlier {
  readonly sequence: number;
  readonly created: string;
  /** Digest of all that it says but these two, computed where it is asked for. */
  content(): Sha256;
}

export interface HistoryPorts {
  readonly scratch: Scratch;
  readonly media: MediaDoor;
}

/** In place of what two bundles that say the same may differ in. */
const ANY = { sequence: 1, created: "1970-01-01T00:00:00Z" } as const;

/** The digest by which two bundles are found to say the same. */
export function contentOf(draft: Draft): Sha256 {
  return sha256(encodeManifest({ ...draft, ...ANY }));
}

/**
 * The newest bundle of the name: recorded on this machine, in the folder of the output, or the one of `--previous`.
 * They are read to be counted and compared, never believed. Faults of opening `previous`.
 */
export async function newestEarlier(
  name: string,
  order: Order,
  { scratch, media }: HistoryPorts,
): Promise<Earlier | undefined> {
  const { previous, memory } = order;
  const found = [recorded(name, memory, scratch)];
  for (const path of media.discover([outputFolder(order, name, scratch)]))
    found.push(await readBundle(path, name, media).catch(ignoreFaults));
  if (previous !== undefined) found.push(await readBundle(previous, name, media));
  return found.reduce((best, one) => (best && best.sequence >= (one?.sequence ?? 0) ? best : one), undefined);
}

/** Remembers, in the folder `memory` of this machine, a bundle that has been written, and the head that it carries. */
export function remember(
  { manifest, content }: { readonly manifest: Manifest; readonly content: Sha256 },
  head: KnownHead | undefined,
  memory: string,
  scratch: Scratch,
): void {
  const { name, sequence, created } = manifest;
  const issued = issuedHeads(name, memory, scratch);
  const isNew = head && !issued.some(({ log, size }) => log === head.log && size === head.size);
  const heads = isNew ? [...issued, head] : issued;
  scratch.write(
    recordPath(name, memory),
    `${JSON.stringify({ sequence, created, content, heads })}
`,
  );
}

/** The heads of checksum databases that bundles of the name carried, as far as this machine remembers. */
export function issuedHeads(name: string, memory: string, scratch: Scratch): readonly KnownHead[] {
  const text = Buffer.from(scratch.read(recordPath(name, memory)) ?? []).toString("utf8");
  return readHeads(text) ?? [];
}

function recorded(name: string, memory: string, scratch: Scratch): Earlier | undefined {
  const bytes = scratch.read(recordPath(name, memory));
  if (bytes === undefined) return undefined;
  const [sequence, created, content] = [
    /"sequence":(\d+)/,
    /"created":"([^"]+)"/,
    /"content":"([0-9a-f]{64})"/,
  ].map((field) => field.exec(Buffer.from(bytes).toString("utf8"))?.[1]);
  return sequence && created && content
    ? { sequence: Number(sequence), created, content: () => content as Sha256 }
    : undefined;
}

function recordPath(name: string, memory: string): string {
  return join(memory, `${name}.json`);
}

async function readBundle(path: string, name: string, door: MediaDoor): Promise<Earlier | undefined> {
  const media = await door.open(path);
  try {
    const { manifest } = media;
    const [head = "", found, sequence, created = ""] = HEAD.exec(beginningOf(manifest)) ?? [];
    if (found === undefined)
      throw new Fault("manifest-invalid", { problems: ["document: not-in-canonical-form"], count: 1 });
    const content = () => sha256(Buffer.concat([anyHead(found), manifest.subarray(head.length)]));
    return found === name ? { sequence: Number(sequence), created, content } : undefined;
  } finally {
    await media.close();
  }
}

/** FORMAT 3.2, 3.7: the first lines of a manifest. What stands behind them is not looked at: it is compared as it is. */
const HEAD =
  /^\{\n {2}"schema": "gobundle\/manifest\/1",\n {2}"name": "([^"\n]+)",\n {2}"sequence": (\d{1,16}),\n {2}"created": "([^"\n]{20})",\n/;

/** The same lines with the number and the time that `contentOf` puts in. */
function anyHead(name: string): Buffer {
  const lines = ["{", '  "schema": "gobundle/manifest/1",', `  "name": "${name}",`];
  return Buffer.from(
    [...lines, `  "sequence": ${ANY.sequence},`, `  "created": "${ANY.created}",`, ""].join("\n"),
  );
}

function beginningOf(manifest: Uint8Array): string {
  return Buffer.from(manifest.subarray(0, 1024)).toString("latin1");
}

/** A file in the way that is no bundle of ours says nothing about sequences. */
function ignoreFaults(error: unknown): undefined {
  if (!(error instanceof Fault)) throw error;
}
