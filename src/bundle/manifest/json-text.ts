import { byteOrder } from "../../golang/dirhash.ts";
import {
  MAX_JSON_DEPTH,
  MAX_JSON_VALUES,
  MAX_LIST,
  MAX_NUMBER_LENGTH,
  MAX_TEXT_BYTES,
} from "../../limits.ts";

/** What is wrong with a text before any field is looked at. */
export class JsonTextError extends Error {}

/**
 * The value of a JSON text in UTF-8. This is the outer gate only: extent, encoding, syntax. Duplicate names,
 * odd numbers (1e3, -0, 2^53+1), odd escapes and blanks are found by the caller, who writes the value again
 * and holds it against the input byte for byte: whatever JSON.parse lost or rounded cannot come back equal.
 */
export function readJsonText(bytes: Uint8Array): unknown {
  checkExtent(bytes);
  const text = decodeUtf8(bytes);
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
/** `\u0000` stands for one byte. */
const LONGEST_ESCAPE = 6;

/**
 * FORMAT 9.4: what the parser would need memory for, counted before it runs: levels, values, and the length of each
 * number and string. What is no JSON is counted all the same.
 */
function checkExtent(bytes: Uint8Array): void {
  let depth = 0;
  let values = 1;
  let word = 0;
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]) {
      case QUOTE: {
        const end = endOfString(bytes, at);
        if (end - at > MAX_TEXT_BYTES * LONGEST_ESCAPE) throw new JsonTextError("string-too-long");
        at = end;
        break;
      }
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > MAX_JSON_DEPTH) throw new JsonTextError("too-deep");
        if (++values > MAX_JSON_VALUES) throw new JsonTextError("too-many-values");
        word = 0;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth--;
        word = 0;
        break;
      case 0x2c: // ,
        if (++values > MAX_JSON_VALUES) throw new JsonTextError("too-many-values");
        word = 0;
        break;
      case 0x20:
      case 0x0a:
      case 0x3a: // :
        word = 0;
        break;
      default:
        if (++word > MAX_NUMBER_LENGTH) throw new JsonTextError("number-too-long");
    }
  }
}

/** Index of the quote that closes the string opened at `start`. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start + 1); end !== -1; end = bytes.indexOf(QUOTE, end + 1)) {
    let from = end;
    while (bytes[from - 1] === BACKSLASH) from--;
    if ((end - from) % 2 === 0) return end;
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
      if (!value.isWellFormed()) return "lone-surrogate"; // FORMAT 3.5
      return Buffer.byteLength(value) > MAX_TEXT_BYTES ? "string-too-long" : undefined; // FORMAT 9.4
    case "object":
      return value === null ? undefined : legalChildren(value);
    default:
      return undefined;
  }
}

function legalChildren(value: object): string | undefined {
  if (!Array.isArray(value) && !Object.keys(value).every((name) => FIELD_NAME.test(name)))
    return "field-name";
  if (Object.keys(value).length > MAX_LIST) return "list-length"; // FORMAT 9.4
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
