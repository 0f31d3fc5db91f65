import { hash } from "node:crypto";
import { Fault } from "../fault.ts";
import { type H1, h1OfDigests } from "../golang/dirhash.ts";
import { checkModuleVersion, type ModuleVersion } from "../golang/module.ts";
import { brokenFileRule } from "../golang/module-file.ts";
import { MAX_GO_MOD_BYTES, MAX_MODULE_BYTES, MODULE_LIMITS } from "../limits.ts";
import { brokenLengthRule, foldCase, TreeNames } from "./path-rules.ts";
import { openZip, type ZipEntry } from "./zip.ts";
import { mapContents } from "./zip-contents.ts";

/**
 * Checks a module zip by the rules of golang/mod zip.CheckZip, and gives the `h1:` of its content:
 * - path and version are legal, canonical, and agree on the major version;
 * - every name starts with `<path>@<version>/`, and the rest is a legal file path;
 * - no two names are equal under case folding, folders above files included;
 * - `go.mod` only at the top, and in this case only: no folder of another module;
 * - at most 500 MiB packed and unpacked, go.mod and LICENSE at most 16 MiB;
 * - stricter than golang/mod by what `openZip` asks: local header equal to central entry, no gap, no data of a folder;
 * - a folder entry is nothing to unpack, but counts as an empty file in the digest.
 * Links cannot be told here, because modes never count: what a link names is plain content to the go command.
 * Faults "module-path", "module-zip", "entry-path", "zip-format", "zip-entry".
 */
export function moduleZipH1(bytes: Uint8Array, module: ModuleVersion): H1 {
  checkModuleVersion(module);
  if (bytes.length > MAX_MODULE_BYTES) throw broken(module, "zip", "too-large");
  const entries = openZip(bytes, MODULE_LIMITS);
  checkNames(entries, module);
  const sums = mapContents(bytes, entries, (content) => hash("sha256", content, "hex"));
  return h1OfDigests(entries.map(({ name }, at) => ({ name, sha256: sums[at] ?? "" })));
}

function checkNames(entries: readonly ZipEntry[], module: ModuleVersion): void {
  const prefix = `${module.path}@${module.version}/`;
  const names = new TreeNames(foldCase, MODULE_LIMITS.names);
  for (const entry of entries) {
    if (!entry.name.startsWith(prefix)) throw broken(module, entry.name, "prefix");
    const name = entry.directory ? entry.name.slice(prefix.length, -1) : entry.name.slice(prefix.length);
    if (entry.directory && entry.name === prefix) continue;
    const rule =
      brokenFileRule(name) ??
      brokenLengthRule(name) ??
      (entry.directory ? undefined : brokenGoFileRule(name, entry.size));
    if (rule) throw broken(module, entry.name, rule);
    if (entry.directory) names.addFolder(name);
    else names.addFile(name);
  }
}

function brokenGoFileRule(name: string, size: number): string | undefined {
  const base = name.slice(name.lastIndexOf("/") + 1);
  if (base.toLowerCase() === "go.mod" && name !== "go.mod") return "go.mod";
  if ((name === "go.mod" || name === "LICENSE") && size > MAX_GO_MOD_BYTES) return "too-large";
  return undefined;
}

function broken(module: ModuleVersion, name: string, rule: string): Fault {
  return new Fault("module-zip", { module: `${module.path}@${module.version}`, name, rule });
}
