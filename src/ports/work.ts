import type { Sha256 } from "../bundle/digest.ts";
import type { H1 } from "../golang/dirhash.ts";
import type { ModuleVersion } from "../golang/module.ts";
import type { Trailed } from "../payload/openpgp-signature.ts";

/** Digest of one file on disk; `chunks` are the SHA-256 of each 16 MiB where it is larger than that. */
export interface FileDigest {
  readonly size: number;
  readonly sha256: Sha256;
  readonly chunks?: readonly Sha256[];
}

export interface TreeFile {
  /** Relative to the tree's root, with slashes. */
  readonly name: string;
  readonly size: number;
  readonly sha256: Sha256;
  readonly executable: boolean;
}

export interface TreeDigest {
  readonly treeH1: H1;
  readonly files: readonly TreeFile[];
}

export interface Unpacked {
  /** Over the files as installed. */
  readonly treeH1: H1;
  /** What the checksum database records of golang.org/toolchain. */
  readonly goH1: H1;
  readonly files: number;
  readonly bytes: number;
}

/** How a Go distribution is packed: the module zip of golang.org/toolchain, or the archive of the download page. */
export type ToolchainForm = "module" | "archive";

/** Heavy work (hash, inflate, write) on all cores. Paths are absolute; faults come back as Fault. */
export interface Work {
  /** Says that much is coming: threads start while something else is waited for. */
  wake(): void;
  /** Ends what is under way, for good: it and all that is asked later fails with `reason`. */
  stop(reason: unknown): Promise<void>;
  digestFiles(paths: readonly string[]): Promise<FileDigest[]>;
  /** The digest of one file with something behind it, in hex. */
  digestTrailed(path: string, trailed: Trailed): Promise<string>;
  /** Checks a module zip by golang/mod's rules and recomputes its `h1:`. */
  checkModuleZips(zips: readonly { path: string; module: ModuleVersion }[]): Promise<H1[]>;
  /** The hash over each of some complete tiles of a checksum database, as `rootOfTile` gives it. */
  tileRoots(tiles: readonly Uint8Array[]): Promise<readonly string[]>;
  /** Unpacks a Go distribution into the new folder `into` as a usable GOROOT. */
  unpackToolchain(
    from: string,
    form: ToolchainForm,
    version: string,
    target: string,
    into: string,
  ): Promise<Unpacked>;
  /** Reads a tree back from disk. Links and special files in it: Fault("tree-not-plain"); `except` names are left out. */
  digestTree(dir: string, except?: readonly string[]): Promise<TreeDigest>;
}
