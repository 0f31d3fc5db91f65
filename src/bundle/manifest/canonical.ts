import { type Codec, partsOf } from "./decode.ts";
import { JsonTextError, readJsonText } from "./json-text.ts";
import { isTextOf, type Parts } from "./lines.ts";
import type { Problems } from "./problems.ts";

/**
 * The value of a signed JSON document that has one text only: what was read is written again and must be the same bytes.
 * So a name twice, odd numbers, needless escapes, other blanks and other orders of fields all end here, because what the
 * parser dropped or rounded is not written again. Undefined, with the reason in `problems`, for any other text.
 */
export function readCanonical<T>(
  bytes: Uint8Array,
  codec: Codec<T>,
  most: number,
  problems: Problems,
): T | undefined {
  if (bytes.length > most) return problems.add("too-large"); // FORMAT 9.1
  const found = readValue(bytes, codec, problems);
  if (found === undefined) return undefined;
  return isTextOf(bytes, canonicalParts(found, codec)) ? found : problems.add("not-in-canonical-form"); // FORMAT 3.3
}

/** The one text of a document: what is signed, stored, and compared when it is read. */
export function writeCanonical<T>(value: T, codec: Codec<T>): Uint8Array {
  return Buffer.from([...canonicalParts(value, codec)].join(""));
}

function* canonicalParts<T>(value: T, codec: Codec<T>): Parts {
  yield* partsOf(value, codec, "");
  yield "\n"; // FORMAT 3.2
}

/** What the parser gave is let go before the text is compared. */
function readValue<T>(bytes: Uint8Array, codec: Codec<T>, problems: Problems): T | undefined {
  const value = parse(bytes, problems);
  return value === undefined ? undefined : codec.read(value, problems);
}

function parse(bytes: Uint8Array, problems: Problems): unknown {
  try {
    return readJsonText(bytes);
  } catch (error) {
    if (error instanceof JsonTextError) return problems.add(error.message);
    throw error;
  }
}
