import { sha256 } from "../../bundle/digest.ts";
import type { Component } from "../../bundle/manifest/component.ts";
import type { Member } from "../../bundle/manifest/manifest.ts";
import { memberPath } from "../../bundle/member-path.ts";
import { nameInTree, placeOf } from "../../bundle/places.ts";
import { type H1, h1OfDigests } from "../../golang/dirhash.ts";
import type { FileDigest, Work } from "../../ports/work.ts";

/** A file, and its digest where this run has computed it already: the written bundle is held against it in the end. */
interface FileContent {
  readonly file: string;
  readonly digest?: FileDigest;
}

/** One file of the bundle to be: its place, and where its bytes are. */
export interface Piece {
  readonly path: string;
  readonly content: FileContent | { readonly bytes: Uint8Array };
  readonly executable?: boolean;
  readonly goH1?: H1;
}

/** A component to be, with its files; `describe` gets the tree digest over them. */
export interface Part {
  readonly pieces: readonly Piece[];
  describe(treeH1: H1): Component;
}

/** A part whose bytes have been measured: from here on each byte has a digest that it is held against. */
export interface Measured {
  readonly component: Component;
  readonly members: readonly { readonly member: Member; readonly content: Piece["content"] }[];
}

/** Any digest: the place of a component's files does not depend on it. */
const NO_H1 = h1OfDigests([]);

/** Digests every file that has not been yet, on all cores, and states the components. Faults: member-path. */
export async function measure(parts: readonly Part[], work: Work): Promise<Measured[]> {
  const files = parts.flatMap(({ pieces }) =>
    pieces.flatMap(({ content }) =>
      "file" in content && content.digest === undefined ? [content.file] : [],
    ),
  );
  const digests = (await work.digestFiles(files)).values();
  return parts.map((part) => {
    const { id } = part.describe(NO_H1);
    const members = part.pieces.map((piece) => {
      const { content } = piece;
      const digest = "bytes" in content ? ofBytes(content.bytes) : (content.digest ?? digests.next().value);
      if (digest === undefined) throw new Error(`no digest of ${piece.path}`);
      return { member: asMember(piece, id, digest), content: piece.content };
    });
    return {
      component: part.describe(
        treeOf(
          part,
          members.map(({ member }) => member),
        ),
      ),
      members,
    };
  });
}

function treeOf(part: Part, members: readonly Member[]): H1 {
  const place = placeOf(part.describe(NO_H1));
  return h1OfDigests(members.map(({ path, sha256 }) => ({ name: nameInTree(place, path) ?? path, sha256 })));
}

function asMember(
  { path, executable, goH1 }: Piece,
  component: string,
  { size, sha256, chunks }: FileDigest,
): Member {
  return {
    path: memberPath(path),
    size,
    sha256,
    component,
    ...(goH1 && { goH1 }),
    ...(executable === true && { executable }),
    ...(chunks && { chunks }),
  };
}

/** Bytes in memory are small: indexes, records, tiles; none has chunks. */
function ofBytes(bytes: Uint8Array): FileDigest {
  return { size: bytes.length, sha256: sha256(bytes) };
}
