import type { Sha256 } from "../bundle/digest.ts";
import type { StoreName } from "../bundle/store-name.ts";
import type { StagingFolder } from "./media.ts";

/**
 * The installation under one root, in durable verbs: no raw write is offered, so a forgotten fsync cannot be
 * written above the adapter. Paths called `inside` are relative to the root (`store/go1.21.5…`), those called
 * `outside` are absolute. Every changing verb is idempotent: done twice it is done once, and undoing what never
 * happened does nothing. Faults: host-io (1) with the path and the reason; store-conflict (6) where the disk
 * holds something that neither the verb nor its opposite left there.
 */
export interface HostStore extends StoreReader, StoreSteps, JournalFile {
  /** The absolute root, without a trailing slash. */
  readonly root: string;
  /** The default root: the one to which places outside of it (`/usr/local/bin`, profile files) belong. */
  readonly standard: boolean;
  /** The folders of the layout, absolute. */
  readonly folders: readonly string[];
  /** Where the audit log of this root stands. */
  readonly auditLog: string;
  /**
   * Makes the layout where it is missing, its marker first, remembering which folders (parents of the root too) were
   * not there.
   */
  prepare(): void;
  /** Whether the root has the marker of an installation: without it nothing below the root is ours. */
  prepared(): boolean;
  /** Names in a root without a marker that are somebody else's. */
  strangers(): readonly string[];
  /** The root as it was named, and each path that a link in its parents leads to; the last is the real one. */
  ways(): readonly string[];
  /** Takes the one lock of the root. Fault lock-held (75) with the holder's process id. */
  lock(): StoreLock;
  /** A fresh, empty folder of this run in the staging area. */
  stage(name: string): StagingFolder;
  /** Brings everything written to the staging area to disk. */
  syncStaging(): Promise<void>;
  /** Text of a file of a tree, wherever the tree is now; undefined where there is none. */
  readTree(tree: StoreName, name: string): string | undefined;
  /** Where a tree is now: staged under `trees/`, or in the store; undefined where it is in neither. */
  treeAt(tree: StoreName): string | undefined;
  /** Replaces a tree's own `go.env` by the link to the live release's; its original stays as `go.env.orig`. */
  bindGoEnv(tree: StagingFolder): void;
  /** Inflates a staged gzip member into `name`, mode 0755. Fault installer-mismatch (3) when it is not what was signed. */
  expand(
    folder: StagingFolder,
    gzip: string,
    name: string,
    want: { size: number; sha256: Sha256 },
  ): Promise<void>;
  /** Makes a release in a staged folder: hard links into the store, symbolic links and generated files. */
  buildRelease(into: StagingFolder, layout: ReleaseLayout): void;
  /** A folder for one check, that the account of its children can write to. It goes with `discard`. */
  checkFolder(): string;
  /** Puts a file that its children can read into a check folder. */
  writeCheckFile(folder: string, name: string, text: string): void;
  /** Removes staging and check folders, whatever is in them. */
  discard(): void;
  /** Removes what is left of an emptied layout, and the folders that `prepare` made; the names that had to stay. */
  dismantle(): readonly string[];
  /** Adds one line to the audit log. */
  audit(line: string): void;
  /** Takes the audit log of the default root away, and its folder where that is empty; another root's is in the root. */
  purgeAudit(): void;
}

export interface StoreLock {
  release(): void;
}

/** What a path outside (or inside) holds, without following a link. */
export type Found =
  | { readonly kind: "absent" }
  | { readonly kind: "folder" }
  | { readonly kind: "link"; readonly target: string }
  | { readonly kind: "file"; readonly size: number; readonly text?: string }
  | { readonly kind: "other" };

/** The one link that says which release is live. */
export type Live = { readonly release: number } | "none" | { readonly foreign: string };

export interface StoreReader {
  live(): Live;
  /** Names in a folder of the layout, sorted by bytes; empty where it is absent. */
  list(inside: string): readonly string[];
  /** Files, links and empty folders below a folder of ours, relative to it; links are not followed. */
  walk(inside: string): readonly string[];
  /** Text of a file of ours, at most 64 MiB; undefined where it is absent. */
  read(inside: string): string | undefined;
  readBytes(inside: string): Uint8Array | undefined;
  /** What stands at an absolute path; `text` for files of at most 64 KiB. */
  look(outside: string): Found;
}

/** The changes of which every plan is made; each has its opposite beside it. */
export interface StoreSteps {
  /** A rename within the root; never onto something that exists. Its opposite is the same with the ends exchanged. */
  move(from: string, to: string): void;
  /** `from` takes the place of `to`, whose old file is kept as `old`; at no moment is there nothing. */
  replace(from: string, to: string, old: string): void;
  /** The commit point: a rename over `current`. Compare-and-swap: Fault store-conflict when it is neither. */
  switchCurrent(from: number | "none", to: number | "none"): void;
  makeFolder(outside: string): void;
  /** Removes the folder when it is empty. */
  dropFolder(outside: string): void;
  link(outside: string, target: string): void;
  /** Removes the link when it still leads to `target`. */
  unlink(outside: string, target: string): void;
  writeFile(outside: string, text: string): void;
  /** Removes the file when it still holds `text`. */
  eraseFile(outside: string, text: string): void;
  /** A state file from one text to another; the empty text stands for its absence. */
  record(name: string, from: string, to: string): void;
  /** Brings the folders changed by the verbs above to disk. */
  settle(): void;
}

/** The bytes of the journal; what they mean is `transaction/journal.ts`. */
export interface JournalFile {
  /** Whether a run is unfinished; "unknown" to who may not read the journal. */
  pending(): boolean | "unknown";
  /** Empty where no run is unfinished. */
  readJournal(): string;
  /** Appends and, unless `lazy`, syncs. */
  appendJournal(text: string, lazy?: "lazy"): void;
  clearJournal(): void;
}

/** What a release consists of: a plain value, made by `apply/layout.ts`. Paths are relative to the release. */
export interface ReleaseLayout {
  /** Hard links to the files of a store tree, in a real folder `into`; with `file`, that file alone, as `into`. */
  readonly copies: readonly { readonly tree: StoreName; readonly into: string; readonly file?: string }[];
  readonly links: readonly { readonly path: string; readonly target: string }[];
  readonly files: readonly {
    readonly path: string;
    readonly content: string | Uint8Array;
    readonly executable?: true;
  }[];
}
