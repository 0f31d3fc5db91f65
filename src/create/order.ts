import type { ScriptTime } from "../bundle/manifest/component.ts";
import type { ModuleVersion } from "../golang/module.ts";

/** Where Go distributions may come from: everywhere in turn, one kind of source, or a folder. */
export type SourceChoice = "any" | "page" | "mirror" | "proxy" | { readonly folder: string };

/** Modules that are carried without an app: what the module in a folder needs, or a module at a version. */
export type ModulesWish = { readonly folder: string } | ModuleVersion;

/** A Go program as `go install` takes it; the version may be a query: `latest`, `v1`. */
export interface WantedTool {
  readonly package: string;
  readonly version: string;
}

/** What was asked of `create`, complete: defaults are filled in, paths are absolute, nothing has been looked at yet. */
export interface Order {
  /** As typed: `1.21.5`, `go1.21.5`, `1.21`. The first is the default Go of the host. */
  readonly go: readonly string[];
  /** Folders of modules. */
  readonly vendor: readonly string[];
  readonly modules: readonly ModulesWish[];
  readonly packages: readonly string[];
  /** Whether a go.work counts: not where GOWORK is `off`. */
  readonly workspaces: boolean;
  readonly tags: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly tools: readonly WantedTool[];
  /** A folder or zip with the database of govulncheck. */
  readonly vulndb?: string;
  readonly scripts: readonly { readonly when: ScriptTime; readonly path: string }[];
  /** Plain files: where from, and their place under `files/`. */
  readonly files: readonly { readonly from: string; readonly to: string }[];
  /** `linux/amd64` */
  readonly targets: readonly string[];
  /** A file, or with a slash at its end (or where a folder stands) the folder for the default name. */
  readonly output: string;
  readonly format: "file" | "folder";
  readonly name?: string;
  readonly sequence?: number;
  readonly previous?: string;
  /** The last second at which hosts take the bundle: RFC 3339 in UTC. */
  readonly validUntil?: string | undefined;
  /** Files that name heads of the checksum database which hosts have seen. */
  readonly heads: readonly string[];
  readonly proof: { readonly run: boolean; readonly allowWeak: boolean; readonly tests: boolean };
  /** Where the executables to carry are; absent to carry none. */
  readonly installers?: string;
  readonly source: SourceChoice;
  readonly mirrors: readonly string[];
  readonly jobs: number;
  readonly cache: string;
  readonly offline: boolean;
  /** Seconds since 1970: SOURCE_DATE_EPOCH, where it is set. */
  readonly epoch?: number;
  /** Where this machine remembers the bundles that it made. */
  readonly memory: string;
  /** Of this program. */
  readonly version: string;
  /** `linux/amd64`: the machine that we run on. */
  readonly machine: string;
}
