import type { Sha256 } from "../bundle/digest.ts";
import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import type { SignedRevocations } from "../bundle/revocations.ts";
import type { H1 } from "../golang/dirhash.ts";
import type { ModuleVersion } from "../golang/module.ts";
import type { DistributionName } from "../payload/distribution.ts";
import type { Trailed } from "../payload/openpgp-signature.ts";
import type { ToolchainForm } from "./work.ts";

/** A folder inside the staging area; made by the store only, so that nothing else can be written to. */
export type StagingFolder = string & { readonly __brand: "StagingFolder" };

/** What a member holds that can be checked deeper than its own digest. */
export type Depth =
  | { readonly module: ModuleVersion }
  | { readonly toolchain: ToolchainForm; readonly version: string; readonly target: string }
  | { readonly gzip: true };

/** What becomes of a member once its bytes have been held against the signed digest. */
export type Destiny =
  | { readonly do: "check"; readonly trailed?: Trailed }
  /** Also give the bytes to the caller: for what is small; with `tile`, the root over the hashes that they are. */
  | { readonly do: "keep"; readonly tile?: true }
  /** Inflate everything in it and recompute digests by Go's rules; nothing is written. */
  | { readonly do: "deepen"; readonly as: Depth; readonly trailed?: Trailed }
  /** Write the bytes to `into/name`. */
  | {
      readonly do: "place";
      readonly into: StagingFolder;
      readonly name: string;
      readonly executable: boolean;
    }
  /** Hand the bytes to the unpacker of Go distributions, which makes the tree in `into`. */
  | {
      readonly do: "unpack";
      readonly into: StagingFolder;
      readonly form: ToolchainForm;
      readonly version: string;
      readonly target: string;
      readonly trailed?: Trailed;
    };

/** What was found while a member went by. */
export interface Passed {
  readonly path: string;
  /** Of "deepen": what was recomputed from the content. */
  readonly treeH1?: H1;
  readonly goH1?: H1;
  /** Of "unpack": each file that was written; its digest is to be taken from disk. */
  readonly files?: readonly DistributionName[];
  /** Of any member with "trailed": that digest, in hex. */
  readonly trailed?: string;
  /** Of "keep". */
  readonly bytes?: Uint8Array;
  /** Of "keep" with `tile`, if it is a complete one: standard base64 of 32 bytes. */
  readonly root?: string;
  /** What a gzip file holds. */
  readonly content?: FileSum;
}

/** What a bundle file is compared by. */
export interface FileSum {
  readonly size: number;
  readonly sha256: Sha256;
}

/** A bundle that has been opened: once, and never again. */
export interface Media {
  readonly form: "tar" | "folder" | "pipe";
  /** As the user named it. */
  readonly label: string;
  /** The head files, exactly as stored; nothing else has been interpreted. */
  readonly manifest: Uint8Array;
  readonly signature: Uint8Array;
  readonly revocations: SignedRevocations | undefined;
  /** Names of ignored operating-system files found in a folder. */
  readonly ignored: readonly string[];
  /**
   * One pass over all members in manifest order: framing and digests are checked, then each goes its way.
   * `seen` hears how many bytes have been checked, and may throw to stop the pass.
   * Faults: member-digest, bundle-truncated, member-missing, member-extra, ... (3); media-read, staging-write (1).
   */
  pass(
    manifest: Manifest,
    destiny: (member: Member) => Destiny,
    seen: (bytes: number, total: number) => void,
  ): Promise<Passed[]>;
  /** Of the file as it was opened, head and framing included; absent where the bundle is no file. Fault media-read (1). */
  digest?(): Promise<FileSum>;
  close(): void;
}

/** How far a file has come that is still being written, from its beginning to its end. */
export interface Growth {
  /** Returns when so many bytes are there, or the last one is. Throws what the writing threw. */
  reach(bytes: number): Promise<void>;
}

export interface MediaDoor {
  /**
   * `-` is standard input. With `growth` it is a container of which at least the head files are there already: what
   * follows is read as it comes. Faults: media-missing, media-kind (2), not-a-bundle (3).
   */
  open(path: string, growth?: Growth): Promise<Media>;
  /** Bundles in `folder` itself and, one level down, in mount points: paths as a user would type them. */
  discover(folders: readonly string[]): readonly string[];
}
