import { Fault } from "../fault.ts";

/** The path of a member inside the bundle: relative, with slashes. */
export type MemberPath = string & { readonly __brand: "MemberPath" };

/** FORMAT 5.2: controls, quotes and signs that shells, other file systems or JSON read as something else. */
const FORBIDDEN = /["*:<>?\\|\u0000-\u001f\u007f-\u009f]/;

/**
 * FORMAT 5.3: characters that draw nothing, or turn the direction of what follows. Stated as ranges rather than
 * as a Unicode category, so that readers built on different Unicode versions agree.
 */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff\u{e0000}-\u{e0fff}]/u;

/** FORMAT 5.1: no empty segment, `.` or `..`; hence also no slash at either end. */
const ODD_SEGMENT = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** FORMAT 5.4 and 8.3: what operating systems leave behind in folders is never a member. */
const IGNORED_NAME = /(?:^|\/)(?:\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)(?:\/|$)/i;

const ASCII = /^[\u0000-\u007f]*$/;

/** The files of a bundle that are no members, in their order; the last two may be absent. */
export const HEAD_FILES = ["manifest.json", "manifest.p7s", "revocations.json", "revocations.p7s"] as const;

/** The one door for paths of members. Throws Fault("member-path") with the path and the rule that it breaks. */
export function memberPath(raw: string): MemberPath {
  const rule = pathProblem(raw);
  if (rule !== undefined) throw new Fault("member-path", { path: raw, rule });
  return raw as MemberPath;
}

/** The name of the rule that `raw` breaks, or undefined for a legal path. */
export function pathProblem(raw: string): string | undefined {
  if (FORBIDDEN.test(raw)) return "path-character"; // FORMAT 5.2
  if (!ASCII.test(raw)) {
    if (!raw.isWellFormed()) return "path-not-unicode"; // FORMAT 5.1
    if (INVISIBLE.test(raw)) return "path-invisible-character"; // FORMAT 5.3
  }
  if (ODD_SEGMENT.test(raw)) return "path-segment"; // FORMAT 5.1
  if (isIgnoredName(raw)) return "path-ignored-name"; // FORMAT 5.4
  if (HEAD_FILES.some((file) => file === raw)) return "path-head-file"; // FORMAT 5.5
  if (raw.length > 33 && splitPath(raw) === undefined) return "path-too-long"; // FORMAT 5.6
  return undefined;
}

/** Whether a name, or any segment of a path, is an operating system's own, to be reported and never opened. */
export function isIgnoredName(path: string): boolean {
  return IGNORED_NAME.test(path); // FORMAT 8.3
}

/** FORMAT 5.7: two paths with the same key are the same file on some file system. */
export function collisionKey(path: string): string {
  if (ASCII.test(path)) return path.toLowerCase();
  return path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}

/** The two name fields of a ustar header, as bytes. */
export interface SplitPath {
  /** At most 155 bytes; empty where the whole path fits into `name`. */
  readonly prefix: Uint8Array;
  /** At most 100 bytes. */
  readonly name: Uint8Array;
}

/**
 * FORMAT 4.5: a path of up to 100 bytes stands in `name`; a longer one is cut at the last slash
 * among its first 156 bytes, as GNU tar and Go's archive/tar do. Undefined where it does not fit.
 */
export function splitPath(path: string): SplitPath | undefined {
  const bytes = Buffer.from(path);
  if (bytes.length <= 100) return { prefix: new Uint8Array(0), name: bytes };
  const slash = bytes.lastIndexOf(0x2f, 155);
  if (slash <= 0 || bytes.length - slash - 1 > 100) return undefined;
  return { prefix: bytes.subarray(0, slash), name: bytes.subarray(slash + 1) };
}
