import { join } from "node:path";
import type { ContainerFile } from "../../bundle/container.ts";
import { type Sha256, Sha256Stream, sha256 } from "../../bundle/digest.ts";
import type { Member } from "../../bundle/manifest.ts";
import { Fault } from "../../fault.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Piece } from "../assemble/piece.ts";
import type { Sealed } from "../seal/index.ts";

/** Files up to this size are read in one call. */
const AT_ONCE_BYTES = 4 * 1024 * 1024;

/** Counts bytes that have been written; throws to stop. */
export type Seen = (bytes: number) => void;

/** Everything of the bundle in its order: the two head files, then the members, each held against its signed digest. */
export function bundleFiles(
  { manifest, bytes, signature, contents }: Sealed,
  scratch: Scratch,
  seen: Seen,
): ContainerFile[] {
  return [
    { path: "manifest.json", size: bytes.length, content: () => bytes },
    { path: "manifest.p7s", size: signature.length, content: () => signature },
    ...manifest.members.map((member, i) => memberFile(member, contents[i], scratch, seen)),
  ];
}

function memberFile(
  member: Member,
  from: Piece["content"] | undefined,
  scratch: Scratch,
  seen: Seen,
): ContainerFile {
  const { path, size, executable } = member;
  if (from === undefined) throw new Fault("disk-failed", { path, reason: "no content" });
  const content = (): Uint8Array | AsyncIterable<Uint8Array> => {
    if ("bytes" in from) return from.bytes;
    return size <= AT_ONCE_BYTES
      ? whole(member, from.file, scratch, seen)
      : checked(member, from.file, scratch, seen);
  };
  return { path, size, ...(executable && { executable }), content };
}

/** A small file in one call: most members are, and a stream for each costs several times as much. */
function whole(member: Member, file: string, scratch: Scratch, seen: Seen): Uint8Array {
  const bytes = scratch.read(file);
  if (bytes === undefined) throw new Fault("disk-failed", { path: file, reason: "gone" });
  refuseOther(member, file, sha256(bytes));
  seen(bytes.length);
  return bytes;
}

/** The file once more: what changed since it was measured and proven is not written out under the old digest. */
async function* checked(
  member: Member,
  file: string,
  scratch: Scratch,
  seen: Seen,
): AsyncGenerator<Uint8Array> {
  const digest = new Sha256Stream();
  for await (const piece of scratch.pieces(file)) {
    digest.update(piece);
    seen(piece.length);
    yield piece;
  }
  refuseOther(member, file, digest.end());
}

function refuseOther(member: Member, file: string, got: Sha256): void {
  if (got !== member.sha256) throw new Fault("source-mismatch", { what: file, want: member.sha256, got });
}

/** Where a file of the bundle stands in a folder. */
export function placeIn(folder: string, { path }: ContainerFile): string {
  return join(folder, path);
}
