import type { Codec, Problems } from "./decode.ts";
import { JsonTextError, readJsonText } from "./json-text.ts";

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
  const value = parse(bytes, problems);
  if (value === undefined) return undefined;
  const found = codec.read(value, problems);
  if (found === undefined) return undefined;
  const same = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).equals(writeCanonical(found, codec));
  return same ? found : problems.add("not-in-canonical-form"); // FORMAT 3.3
}

/** The one text of a document: what is signed, stored, and compared when it is read. */
export function writeCanonical<T>(value: T, codec: Codec<T>): Uint8Array {
  return Buffer.from(`${codec.write(value, "")}\n`); // FORMAT 3.2
}

function parse(bytes: Uint8Array, problems: Problems): unknown {
  try {
    return readJsonText(bytes);
  } catch (error) {
    if (error instanceof JsonTextError) return problems.add(error.message);
    throw error;
  }
}
