import type { H1 } from "../../../golang/dirhash.ts";
import type { ModuleVersion } from "../../../golang/module.ts";
import { moduleZipH1 } from "../../../payload/module-zip.ts";
import { load, type Source } from "../source.ts";

export interface ModuleZip {
  readonly source: Source;
  readonly length: number;
  readonly module: ModuleVersion;
}

/** The `h1:` of a module zip, recomputed from its content by golang/mod's rules. */
export function moduleH1({ source, length, module }: ModuleZip): H1 {
  return moduleZipH1(load(source, length), module);
}
