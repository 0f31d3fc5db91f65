import { byteOrder } from "../golang/dirhash.ts";
import { MAX_JSON_DEPTH } from "./limits.ts";

/** What is wrong with a text before any field is looked at. */
export class JsonTextError extends Error {}

/**
 * The value of a JSON text in UTF-8. This is the outer gate only: encoding, depth, syntax. Duplicate names,
 * odd numbers (1e3, -0, 2^53+1), odd escapes and blanks are found by the caller, who writes the value again
 * and holds it against the input byte for byte: whatever JSON.parse lost or rounded cannot come back equal.
 */
export function readJsonText(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  if (depthOf(bytes) > MAX_JSON_DEPTH) throw new JsonTextError("too-deep"); // FORMAT 9.4
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JsonTextError("not-json", { cause: error });
  }
}

/** FORMAT 3.1: UTF-8 without a byte order mark (which is kept here, and then is no JSON). */
function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new JsonTextError("not-utf-8", { cause: error });
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The deepest nesting of brackets outside strings, counted before parsing: each level costs the parser memory. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return deepest;
}

/** Index of the quote that closes the string opened at `start`. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE) return at;
  }
  return bytes.length;
}

/** FORMAT 3.9: names of fields; no `__proto__`, nothing that JSON.parse would move to the front as an index. */
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/;

/** Why a value that nobody knows cannot be kept and written again, or undefined where it can. */
export function legalValue(value: unknown): string | undefined {
  switch (typeof value) {
    case "number":
      return Number.isSafeInteger(value) ? undefined : "not-a-safe-integer"; // FORMAT 3.4
    case "string":
      return value.isWellFormed() ? undefined : "lone-surrogate"; // FORMAT 3.5
    case "object":
      return value === null ? undefined : legalChildren(value);
    default:
      return undefined;
  }
}

function legalChildren(value: object): string | undefined {
  if (!Array.isArray(value) && !Object.keys(value).every((name) => FIELD_NAME.test(name)))
    return "field-name";
  for (const child of Object.values(value)) {
    const problem = legalValue(child);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A value on one line: `, ` and `: ` between, names in byte order. */
export function inlineJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inlineJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => byteOrder(a, b));
  return `{${fields.map(([name, child]) => `${JSON.stringify(name)}: ${inlineJson(child)}`).join(", ")}}`;
}
