import { join } from "node:path";
import type { ContainerFile } from "../../bundle/container.ts";
import { Sha256Stream } from "../../bundle/digest.ts";
import type { Member } from "../../bundle/manifest.ts";
import { Fault } from "../../fault.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Piece } from "../assemble/piece.ts";
import type { Sealed } from "../seal/index.ts";

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
  const content = "bytes" in from ? () => from.bytes : () => checked(member, from.file, scratch, seen);
  return { path, size, ...(executable && { executable }), content };
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
  const got = digest.end();
  if (got !== member.sha256) throw new Fault("source-mismatch", { what: file, want: member.sha256, got });
}

/** Where a file of the bundle stands in a folder. */
export function placeIn(folder: string, { path }: ContainerFile): string {
  return join(folder, path);
}
