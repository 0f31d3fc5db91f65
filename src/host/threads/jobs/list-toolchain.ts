import { DISTRIBUTION_LIMITS } from "../../../limits.ts";
import type { Distribution } from "../../../payload/distribution.ts";
import { type ToolchainEntry, toolchainEntries } from "../../../payload/go-module.ts";
import { openZip } from "../../../payload/zip.ts";

/** A golang.org/toolchain zip that has been checked as a whole and lies in shared memory. */
export interface ToolchainZip extends Distribution {
  readonly shared: SharedArrayBuffer;
  readonly length: number;
}

/** What is in the zip, and where it goes. Faults (3): zip-format, zip-entry, entry-path, toolchain-content. */
export function listToolchain({ shared, length, version, target }: ToolchainZip): readonly ToolchainEntry[] {
  const entries = openZip(new Uint8Array(shared, 0, length), DISTRIBUTION_LIMITS);
  return toolchainEntries(entries, { version, target });
}
