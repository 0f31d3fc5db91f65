import { Fault } from "../fault.ts";
import { isCanonical } from "./semver.ts";

/** One version of a module: `github.com/x/y` at `v1.2.3`. */
export interface ModuleVersion {
  readonly path: string;
  readonly version: string;
}

/** Names that Windows keeps for devices; golang/mod refuses them in every path element, before its first dot. */
const WINDOWS_NAME = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/i;
const PATH_CHARACTERS = /^[-._~0-9A-Za-z]+$/;
const FIRST_ELEMENT = /^[a-z0-9.][-a-z0-9.]*$/;
const SHORT_NAME = /^[^.]*~\d+(?:\.|$)/;

/** The rules of golang/mod module.CheckPath for a path that can be fetched. Fault "module-path". */
export function checkModulePath(path: string): void {
  const rule = brokenPathRule(path);
  if (rule) throw new Fault("module-path", { name: path, rule });
}

/** Path rules, and a canonical version whose major agrees with the path's (`/v2`, `gopkg.in/x.v2`, `+incompatible`). */
export function checkModuleVersion({ path, version }: ModuleVersion): void {
  checkModulePath(path);
  if (!isCanonical(version)) throw new Fault("module-path", { name: `${path}@${version}`, rule: "version" });
  if (!majorsAgree(version, splitMajor(path)?.major ?? "")) {
    throw new Fault("module-path", { name: `${path}@${version}`, rule: "major-version" });
  }
}

/** `github.com/Azure/x` -> `github.com/!azure/x`, as the GOPROXY protocol and the checksum database name it. */
export function escapePath(path: string): string {
  checkModulePath(path);
  return escapeText(path);
}

/** `v1.0.0-RC1` -> `v1.0.0-!r!c1`. Fault "module-path" for a version that is no file name element. */
export function escapeVersion(version: string): string {
  if (!/^[-+._~0-9A-Za-z]+$/.test(version) || /^\.+$|\.$/.test(version)) {
    throw new Fault("module-path", { name: version, rule: "version" });
  }
  return escapeText(version);
}

/** The inverse of `escapePath`; Fault "module-path" where the text is not the escape of a legal path. */
export function unescapePath(escaped: string): string {
  const path = unescapeText(escaped);
  checkModulePath(path);
  return path;
}

/** The inverse of `escapeVersion`. */
export function unescapeVersion(escaped: string): string {
  const version = unescapeText(escaped);
  escapeVersion(version);
  return version;
}

/**
 * `github.com/x/y/v2` -> prefix `github.com/x/y`, major `/v2`; `gopkg.in/yaml.v3` -> major `.v3`.
 * Undefined where the ending is no legal major (`/v1`, `/v0`, `/v02`).
 */
export function splitMajor(path: string): { readonly prefix: string; readonly major: string } | undefined {
  if (path.startsWith("gopkg.in/")) {
    const match = /^(.*)(\.v(?:0|[1-9]\d*)(?:-unstable)?)$/.exec(path);
    return match?.[1] && match[2] ? { prefix: match[1], major: match[2] } : undefined;
  }
  const match = /^(.*)(\/v[0-9.]*[0-9])$/.exec(path);
  if (!match?.[1] || !match[2]) return { prefix: path, major: "" };
  return /^\/v(?:[2-9]|[1-9]\d+)$/.test(match[2]) ? { prefix: match[1], major: match[2] } : undefined;
}

/** True for an element that Windows would take for a device: `con`, `NUL.txt`. */
export function isWindowsName(element: string): boolean {
  return WINDOWS_NAME.test(element);
}

function brokenPathRule(path: string): string | undefined {
  const [first = "", ...rest] = path.split("/");
  if (!FIRST_ELEMENT.test(first) || !first.includes(".")) return "first-element";
  for (const element of [first, ...rest]) {
    if (!PATH_CHARACTERS.test(element)) return "character";
    if (element.startsWith(".") || element.endsWith(".")) return "dot";
    if (isWindowsName(element) || SHORT_NAME.test(element)) return "windows-name";
  }
  return splitMajor(path) ? undefined : "major-version";
}

function majorsAgree(version: string, major: string): boolean {
  if (major === ".v1" && version.startsWith("v0.0.0-")) return true;
  const own = /^v\d+/.exec(version)?.[0];
  if (major === "") return own === "v0" || own === "v1" || version.endsWith("+incompatible");
  return own === major.slice(1).replace(/-unstable$/, "");
}

function escapeText(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

function unescapeText(escaped: string): string {
  if (/[A-Z]|!(?![a-z])/.test(escaped)) throw new Fault("module-path", { name: escaped, rule: "escape" });
  return escaped.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
