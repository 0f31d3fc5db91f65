import { BLOCK, type HeadFile, isZero, padding, pathInHeader, readHeadHeader } from "../bundle/framing.ts";
import { Fault } from "../fault.ts";

/** What stands at the front of a container, before anything is trusted. */
export interface ContainerHead {
  readonly manifest: Uint8Array;
  /** Empty where there is none. */
  readonly signature: Uint8Array;
  /** Seconds since 1970, of both headers. */
  readonly mtime: number;
  /** Where the first member's header stands. */
  readonly end: number;
}

/** Fills an array with the next bytes of the media, and says how many there were. */
export type ReadNext = (bytes: Uint8Array) => number | Promise<number>;

/**
 * Finds the two head files by the fixed framing; nothing else is looked at. // FORMAT 4.2
 * Faults (3): not-a-bundle, header-odd, padding-odd, bundle-truncated.
 */
export async function readContainerHead(next: ReadNext, label: string): Promise<ContainerHead> {
  const manifest = await readHeadFile(next, "manifest.json", label);
  if (manifest === undefined) throw new Fault("not-a-bundle", { path: label, rule: "no-manifest" });
  const end = BLOCK + manifest.content.length + padding(manifest.content.length);
  const signature = await readHeadFile(next, "manifest.p7s", label);
  if (signature === undefined)
    return { manifest: manifest.content, signature: new Uint8Array(0), mtime: manifest.mtime, end };
  if (signature.mtime !== manifest.mtime)
    throw new Fault("header-odd", { member: "manifest.p7s", path: label });
  const size = signature.content.length;
  return {
    manifest: manifest.content,
    signature: signature.content,
    mtime: manifest.mtime,
    end: end + BLOCK + size + padding(size),
  };
}

/** The content of a head file; undefined where something else stands in its place. */
async function readHeadFile(
  next: ReadNext,
  file: HeadFile,
  label: string,
): Promise<{ content: Uint8Array; mtime: number } | undefined> {
  const block = new Uint8Array(BLOCK);
  if ((await next(block)) < BLOCK) return undefined;
  const header = readHeadHeader(block, file);
  if (header === undefined) {
    if (pathInHeader(block) === file) throw new Fault("header-odd", { member: file, path: label });
    return undefined;
  }
  const filled = new Uint8Array(header.size + padding(header.size));
  const got = await next(filled);
  if (got < filled.length) throw new Fault("bundle-truncated", { path: label, want: filled.length, got });
  if (!isZero(filled.subarray(header.size))) throw new Fault("padding-odd", { member: file, path: label });
  return { content: filled.subarray(0, header.size), mtime: header.mtime };
}
