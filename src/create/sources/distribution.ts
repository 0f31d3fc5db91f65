import type { GoVersion } from "../../golang/version.ts";
import { moduleVersion } from "../../payload/distribution.ts";
import type { ToolchainForm } from "../../ports/work.ts";

/** The module whose versions are Go distributions (go.dev/doc/toolchain). */
export const TOOLCHAIN_MODULE = "golang.org/toolchain";

/** Which Go, for which machine. */
export interface Wanted {
  readonly version: GoVersion;
  /** `linux/amd64` */
  readonly target: string;
}

/** A distribution that a source gave, before anything is proven of it. */
export interface Candidate {
  readonly form: ToolchainForm;
  readonly path: string;
  /** In our own cache: where it turns out to lie, it goes. */
  readonly ours: boolean;
  /** What its digest was when it was kept; a damaged file is fetched again, though its `h1:` may still hold. */
  readonly kept?: string;
  /** The sum on the download page, where the page could be asked. */
  readonly published?: string;
  /** The signature of Go's makers beside an archive, where the source has it. */
  readonly signature?: Uint8Array;
}

/** `go1.21.5.linux-amd64.tar.gz`, or `v0.0.1-go1.21.5.linux-amd64.zip`. */
export function fileNameOf(wanted: Wanted, form: ToolchainForm): string {
  if (form === "module") return `${moduleVersion(wanted)}.zip`;
  return `go${wanted.version}.${wanted.target.replace("/", "-")}.tar.gz`;
}
