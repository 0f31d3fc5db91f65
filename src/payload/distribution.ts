import { type H1, h1OfDigests } from "../golang/dirhash.ts";

/** Which Go: `1.21.5` for `linux/amd64`. */
export interface Distribution {
  readonly version: string;
  readonly target: string;
}

/** One file of a distribution, whichever way it was packed. */
export interface DistributionFile {
  /** Its place in GOROOT. */
  readonly installed: string;
  /** Its name in the module golang.org/toolchain; undefined for what only the archive has. */
  readonly logName: string | undefined;
  readonly executable: boolean;
}

/** What a file is called: on disk, and in the checksum database's record. */
export type DistributionName = Pick<DistributionFile, "installed" | "logName">;

/** `golang.org/toolchain@v0.0.1-go1.21.5.linux-amd64/`: how every name in the module zip begins. */
export function modulePrefix({ version, target }: Distribution): string {
  return `golang.org/toolchain@${moduleVersion({ version, target })}/`;
}

/** `v0.0.1-go1.21.5.linux-amd64` */
export function moduleVersion({ version, target }: Distribution): string {
  return `v0.0.1-go${version}.${target.replace("/", "-")}`;
}

/** Modes as cmd/distpack sets them; what a zip or an extractor says does not count. */
export function isExecutable(installed: string): boolean {
  return /^(?:bin|pkg\/tool)\/|\.(?:bash|sh|pl|rc)$|(?:^|\/)go_[^/]+_[^/]+_exec$/.test(installed);
}

/** A file without which no GOROOT runs, or undefined when all are there. */
export function missingFile(installed: ReadonlySet<string>, target: string): string | undefined {
  const exe = target.startsWith("windows/") ? ".exe" : "";
  const tools = `pkg/tool/${target.replace("/", "_")}`;
  const needed = ["VERSION", `bin/go${exe}`, `${tools}/compile${exe}`, `${tools}/link${exe}`];
  return needed.find((file) => !installed.has(file));
}

/** `treeH1` over the files as installed, `goH1` as the checksum database records it, from each file's SHA-256. */
export function distributionDigests(files: Iterable<DistributionName & { readonly sha256: string }>): {
  readonly treeH1: H1;
  readonly goH1: H1;
} {
  const all = [...files];
  return {
    treeH1: h1OfDigests(all.map(({ installed, sha256 }) => ({ name: installed, sha256 }))),
    goH1: goH1Of(all),
  };
}

/** What the checksum database records of a distribution, from the SHA-256 of each of its files. */
export function goH1Of(files: readonly (DistributionName & { readonly sha256: string })[]): H1 {
  const logged = files.flatMap(({ logName, sha256 }) =>
    logName === undefined ? [] : [{ name: logName, sha256 }],
  );
  return h1OfDigests(logged);
}
