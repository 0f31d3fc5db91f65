import { asH1 } from "../../golang/dirhash.ts";
import { parseGoVersion } from "../../golang/version.ts";
import { MAX_MEMBER_BYTES, MAX_MTIME_SECONDS, MAX_TEXT_BYTES } from "../../limits.ts";
import { asSha256 } from "../digest.ts";
import { type MemberPath, pathProblem } from "../member-path.ts";
import { integer, matching, text } from "./decode.ts";

/** The kinds of value that fields hold (FORMAT 3.10). */

export const sha256Hex = text("not-a-sha256", asSha256);

export const h1 = text("not-an-h1", asH1);

/** Well-formed and short; may hold line ends: whoever prints it escapes it. */
export const phrase = text("not-a-text", (raw) => (isShort(raw, MAX_TEXT_BYTES) ? raw : undefined));

/** An identifier of any kind: on one line, without control characters. */
export const label = text("not-a-label", (raw) =>
  raw !== "" && isShort(raw, 512) && !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(raw) ? raw : undefined,
);

export const memberPathText = text("not-a-member-path", (raw) =>
  pathProblem(raw) === undefined ? (raw as MemberPath) : undefined,
);

/** Also a file name and a folder name, hence the narrow set. */
export const bundleName = matching("not-a-bundle-name", /^[a-z0-9][a-z0-9._-]{0,63}$/);

/** GOOS/GOARCH. */
export const target = matching("not-a-target", /^[a-z0-9]{1,16}\/[a-z0-9]{1,16}$/);

/** As in `go1.21.5`, without the `go`. */
export const goVersion = text("not-a-go-version", (raw) => (parseGoVersion(raw) === raw ? raw : undefined));

/** Name of a checksum database: one path element of its place in the module tree. */
export const logName = matching("not-a-log-name", /^[A-Za-z0-9][A-Za-z0-9.-]{0,127}$/);

/** Of a version 4 key. */
export const openPgpFingerprint = matching("not-a-fingerprint", /^[0-9a-f]{40}$/);

/** RFC 9580 5.2.4, of a version 4 signature over binary content: RSA with SHA-256, SHA-384 or SHA-512. */
export const openPgpTrailer = matching("not-a-trailer", /^0400010[89a](?:[0-9a-f]{2}){8,512}$/);

export const fieldName = matching("not-a-field-name", /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);

export const byteCount = integer("not-a-size", 0, MAX_MEMBER_BYTES);

/** RFC 3339, UTC, whole seconds, within what a ustar header can state. */
export const instant = text("not-an-instant", (raw) => (secondsOf(raw) === undefined ? undefined : raw));

/** Seconds since 1970 of an instant of a manifest; undefined for a text in any other form. */
export function secondsOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds) || instantOf(milliseconds / 1000) !== text) return undefined;
  const seconds = milliseconds / 1000;
  return seconds >= 0 && seconds <= MAX_MTIME_SECONDS ? seconds : undefined;
}

/** The instant as a manifest writes it; `seconds` since 1970, whole. */
export function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace(".000Z", "Z");
}

function isShort(raw: string, most: number): boolean {
  return raw.isWellFormed() && Buffer.byteLength(raw) <= most;
}
