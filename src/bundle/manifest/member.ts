import type { H1 } from "../../golang/dirhash.ts";
import { CHUNK_BYTES } from "../../limits.ts";
import type { Sha256 } from "../digest.ts";
import type { MemberPath } from "../member-path.ts";
import type { Unknown } from "./component.ts";
import { type Codec, list, object, truth } from "./decode.ts";
import { byteCount, h1, label, memberPathText, sha256Hex } from "./fields.ts";

/** One file of the bundle. */
export interface Member extends Unknown {
  readonly path: MemberPath;
  readonly size: number;
  readonly sha256: Sha256;
  /** Id of the component that it belongs to; absent for SHA256SUMS alone. */
  readonly component?: string;
  /** Go's own record of a module's `.zip` or `.mod`. */
  readonly goH1?: H1;
  /** Mode 0755 instead of 0644. */
  readonly executable?: true;
  /** SHA-256 of each 16 MiB, where the member is larger than that. */
  readonly chunks?: readonly Sha256[];
}

/** FORMAT 3.13: the fields of a member line, in their order. */
export const memberCodec: Codec<Member> = object<Member>({
  path: memberPathText,
  size: byteCount,
  sha256: sha256Hex,
  component: { optional: label },
  goH1: { optional: h1 },
  executable: { optional: truth },
  chunks: { optional: list(sha256Hex) },
});

/** FORMAT 6.1: how many chunk digests a member of `size` bytes states; 0 where its own digest says it all. */
export function chunkCount(size: number): number {
  return size > CHUNK_BYTES ? Math.ceil(size / CHUNK_BYTES) : 0;
}
