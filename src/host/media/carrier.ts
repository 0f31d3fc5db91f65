import type { Member } from "../../bundle/manifest/manifest.ts";
import type { Passed } from "../../ports/media.ts";
import type { SmallMember } from "../threads/jobs/settle-member.ts";
import type { Source } from "../threads/source.ts";

/** A run of small members in manifest order, of which the first is number `first`. */
export interface Batch {
  readonly first: number;
  readonly members: readonly SmallMember[];
}

/** A batch under way: the media is free to go on while the digests are checked. */
export interface Checking {
  readonly result: Promise<readonly Passed[]>;
}

/** The bytes of one large member. */
export interface Body {
  /** All of it at once, where the media can be read at any place and twice. */
  whole?(): Promise<Source>;
  /** The same, where all of it is there already. */
  readonly present?: Source;
  /** The next piece; into `keep`, where given, or wherever it suits the media. Pieces are asked for in order. */
  piece(at: number, length: number, keep: SharedArrayBuffer | undefined): Source | Promise<Source>;
  /** When a piece is no longer used. */
  free(piece: Source): void;
  /** After the last piece: checks what follows the member in the container. */
  end(): void | Promise<void>;
  /** When no piece is in use any more. */
  close(): void;
}

/** How a kind of media gives its members, in manifest order; each checks its own framing. */
export interface Carrier {
  /** Before the first member. */
  begin(): void | Promise<void>;
  /** Starts the checking of small members. */
  batch(batch: Batch): Promise<Checking>;
  large(member: Member, index: number): Body | Promise<Body>;
  /** After the last member: nothing more may follow. */
  end(): void | Promise<void>;
}
