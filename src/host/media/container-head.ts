import { BLOCK, type HeadFile, isZero, padding, pathInHeader, readHeadHeader } from "../../bundle/framing.ts";
import { HEAD_FILES } from "../../bundle/member-path.ts";
import type { SignedRevocations } from "../../bundle/revocations.ts";
import { Fault } from "../../fault.ts";
import type { Media } from "../../ports/media.ts";

/** What stands at the front of a container, before anything is trusted. */
export interface ContainerHead {
  readonly manifest: Uint8Array;
  /** Empty where there is none. */
  readonly signature: Uint8Array;
  readonly revocations: SignedRevocations | undefined;
  /** Of each head file that is there, in bytes: what `layoutOf` takes. */
  readonly sizes: readonly number[];
  /** Seconds since 1970, of all headers. */
  readonly mtime: number;
  /** What was read behind the head files to see that no more of them come: it belongs to the members. */
  readonly behind: Uint8Array;
}

/** What an open container says of itself, before anything is passed. */
export function describeHead(
  { manifest, signature, revocations }: ContainerHead,
  label: string,
): Pick<Media, "label" | "manifest" | "signature" | "revocations" | "ignored"> {
  return { label, manifest, signature, revocations, ignored: [] };
}

/** Fills an array with the next bytes of the media, and says how many there were. */
export type ReadNext = (bytes: Uint8Array) => number | Promise<number>;

/**
 * Finds the head files by the fixed framing; nothing else is looked at. // FORMAT 4.2
 * Faults (3): not-a-bundle, header-odd, padding-odd, bundle-truncated.
 */
export async function readContainerHead(next: ReadNext, label: string): Promise<ContainerHead> {
  const found: Uint8Array[] = [];
  let mtime: number | undefined;
  let behind = new Uint8Array(0);
  for (const file of HEAD_FILES) {
    const block = new Uint8Array(BLOCK);
    const got = await next(block);
    const head = got < BLOCK ? undefined : await readHeadFile(block, next, file, label);
    if (head === undefined) {
      behind = block.subarray(0, got);
      break;
    }
    mtime ??= head.mtime;
    if (head.mtime !== mtime) throw new Fault("header-odd", { member: file, path: label });
    found.push(head.content);
  }
  const [manifest, signature = NOTHING, list, listSignature = NOTHING] = found;
  if (manifest === undefined || mtime === undefined)
    throw new Fault("not-a-bundle", { path: label, rule: "no-manifest" });
  const revocations = list && { list, signature: listSignature };
  return { manifest, signature, revocations, sizes: found.map(({ length }) => length), mtime, behind };
}

const NOTHING = new Uint8Array(0);

/** The content behind the header in `block`; undefined where it is not that of `file`. */
async function readHeadFile(
  block: Uint8Array,
  next: ReadNext,
  file: HeadFile,
  label: string,
): Promise<{ content: Uint8Array; mtime: number } | undefined> {
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
