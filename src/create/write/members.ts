import { join } from "node:path";
import type { ContainerFile } from "../../bundle/blocks.ts";
import type { Member } from "../../bundle/manifest/manifest.ts";
import { HEAD_FILES } from "../../bundle/member-path.ts";
import { Fault } from "../../fault.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Piece } from "../assemble/piece.ts";
import type { Sealed } from "../seal/index.ts";

/** Counts bytes that have been written; throws to stop. */
export type Seen = (bytes: number) => void;

/** Everything of the bundle in its order: the head files, then the members. */
export function bundleFiles(sealed: Sealed, scratch: Scratch, seen: Seen): ContainerFile[] {
  const { manifest, contents } = sealed;
  return [
    ...headFiles(sealed),
    ...manifest.members.map((member, i) => memberFile(member, contents[i], scratch, seen)),
  ];
}

/** The files in front of the members. */
export function headFiles({ bytes, signature, revocations }: Sealed): ContainerFile[] {
  const heads = [bytes, signature, ...(revocations ? [revocations.list, revocations.signature] : [])];
  return heads.map((content, at) => ({
    path: HEAD_FILES[at] ?? "",
    size: content.length,
    content: () => content,
  }));
}

function memberFile(
  member: Member,
  from: Piece["content"] | undefined,
  scratch: Scratch,
  seen: Seen,
): ContainerFile {
  const { path, size, executable } = member;
  if (from === undefined) throw new Fault("disk-failed", { path, reason: "no content" });
  const content = () => ("bytes" in from ? from.bytes : inPieces(from.file, scratch, seen));
  return { path, size, ...(executable && { executable }), content };
}

function* inPieces(file: string, scratch: Scratch, seen: Seen): Generator<Uint8Array> {
  for (const piece of scratch.pieces(file)) {
    seen(piece.length);
    yield piece;
  }
}

/** Where a file of the bundle stands in a folder. */
export function placeIn(folder: string, { path }: ContainerFile): string {
  return join(folder, path);
}
