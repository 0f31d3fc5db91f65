import type { H1 } from "../../golang/dirhash.ts";
import type { Sha256 } from "../digest.ts";

/** One way of knowing that bytes are what their maker published. Any `failed` refuses, so a bundle holds only the other two. */
type Evidence = "held" | "not available";

/** The proof that the checksum database holds a `goH1`: the record's number in the tree of `log`. */
export interface LogEvidence extends Unknown {
  /** Name of the database, as in its verifier key. */
  readonly log: string;
  readonly record: number;
}

/** A signature that travels as `<archive>.asc`. */
export interface OpenPgpEvidence extends Unknown {
  /** Fingerprint of the subkey that made it. */
  readonly key: string;
  /** What the signature hashes behind the archive's bytes, as hex: so that one pass suffices, in any order of members. */
  readonly trailer: string;
}

/** Fields that the format does not know are kept as they are (FORMAT 3.9). */
export interface Unknown {
  readonly unknown?: Readonly<Record<string, unknown>>;
}

/** How a Go distribution is known to be what its makers published. */
export interface Authenticity extends Unknown {
  /** The sum on the download page. */
  readonly published: Evidence;
  /** A signature of Go's makers over the archive, which travels beside it. */
  readonly openpgp?: OpenPgpEvidence;
  /** The checksum database; absent only where `published` holds. */
  readonly log?: LogEvidence;
}

export interface ToolchainComponent extends Unknown {
  /** `go1.21.5.linux-amd64` */
  readonly id: string;
  readonly kind: "toolchain";
  /** `1.21.5` */
  readonly version: string;
  /** `linux/amd64` */
  readonly target: string;
  /** `archive`: the official tar.gz; `module`: the zip of golang.org/toolchain. */
  readonly form: "archive" | "module";
  readonly treeH1: H1;
  readonly goH1: H1;
  readonly authenticity: Authenticity;
}

/**
 * One module version (`.info .mod .zip`, or `.info .mod` where only its go.mod is needed);
 * or, with `part`, the indexes of the tree (`list`, `@latest`) or a carried checksum database.
 */
export interface ModulesComponent extends Unknown {
  /** `github.com/x/y@v1.2.3`, `index`, or `sumdb/<name>` */
  readonly id: string;
  readonly kind: "modules";
  readonly part?: "index" | "sumdb";
  readonly path?: string;
  readonly version?: string;
  /** Over the component's files, names relative to its folder: `v1.2.3.info`, ... */
  readonly treeH1: H1;
  /** Of the `.zip`, where there is one. */
  readonly goH1?: H1;
  /** Of the `.mod`. */
  readonly goModH1?: H1;
  /** Absent for private modules, which no database holds. */
  readonly log?: LogEvidence;
}

export interface AppComponent extends Unknown {
  /** The app's name: base name of its folder. */
  readonly id: string;
  readonly kind: "app";
  /** Absent of a workspace whose own folder is no module. */
  readonly module?: string;
  /** The place of the app's folder inside of what is carried; absent where it is all that is carried. */
  readonly dir?: string;
  /** The `go` line of its go.mod or go.work. */
  readonly goLine?: string;
  /** The release that its `toolchain` line names. */
  readonly toolchainLine?: string;
  readonly packages: readonly string[];
  readonly tags: readonly string[];
  readonly vendored: boolean;
  readonly treeH1: H1;
}

/** A program of a module that is carried as well, built by `create`. */
export interface ToolComponent extends Unknown {
  /** `gopls.linux-amd64`: the program's name and its target. */
  readonly id: string;
  readonly kind: "tool";
  /** Import path of its main package. */
  readonly package: string;
  /** The module that has the package, and its version. */
  readonly module: string;
  readonly version: string;
  readonly target: string;
  /** Version of the Go that built it; it need not be carried. */
  readonly go: string;
  readonly treeH1: H1;
  /** Of the module's zip. */
  readonly goH1: H1;
  /** Of the module; absent for private ones, which no database holds. */
  readonly log?: LogEvidence;
}

/** The database of govulncheck (go.dev/doc/security/vuln/database#api), as plain files. */
export interface VulndbComponent extends Unknown {
  readonly id: "go/vulndb";
  readonly kind: "vulndb";
  /** When its publisher changed it last, as its `index/db.json` says: RFC 3339 in UTC, whole seconds. */
  readonly modified: string;
  readonly treeH1: H1;
}

export const SCRIPT_TIMES = [
  "pre-apply",
  "post-apply",
  "health",
  "pre-rollback",
  "post-rollback",
  "post-uninstall",
] as const;
export type ScriptTime = (typeof SCRIPT_TIMES)[number];

export interface ScriptComponent extends Unknown {
  /** `post-apply/1-migrate.sh` */
  readonly id: string;
  readonly kind: "script";
  readonly when: ScriptTime;
  readonly treeH1: H1;
}

export interface FileComponent extends Unknown {
  /** The place under `current/files/`. */
  readonly id: string;
  readonly kind: "file";
  readonly treeH1: H1;
}

export interface InstallerComponent extends Unknown {
  /** `gobundle-linux-amd64` */
  readonly id: string;
  readonly kind: "installer";
  readonly target: string;
  /** Of the program itself: `x.y.z`. */
  readonly version: string;
  /** Size and digest of the executable inside the gzip member. */
  readonly size: number;
  readonly sha256: Sha256;
}

/** A unit of installation. */
export type Component =
  | ToolchainComponent
  | ModulesComponent
  | AppComponent
  | ToolComponent
  | ScriptComponent
  | FileComponent
  | VulndbComponent
  | InstallerComponent;
