import { type Der, DerError, DerReader, oidText, readOne, TAG } from "./der.ts";

/** Short names of RFC 4514 section 3, and the few that OpenSSL prints the same way with `-nameopt RFC2253`. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.6", "C"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.9", "street"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.5", "serialNumber"],
  ["0.9.2342.19200300.100.1.1", "UID"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["1.2.840.113549.1.9.1", "emailAddress"],
]);

/**
 * A Name (RFC 5280 4.1.2.4) as RFC 4514 text, the most specific part first: `CN=release,O=Example`.
 * It is what `openssl x509 -subject -nameopt RFC2253,utf8,-esc_msb` prints. DerError where it is not a Name.
 */
export function nameText(name: Uint8Array): string {
  const parts = new DerReader(readOne(name, TAG.sequence).body).rest();
  if (parts.length === 0) throw new DerError("a name without parts");
  return parts.toReversed().map(partText).join(",");
}

/** The same text with the spaces around separators taken out, as people type them: `O = Example` is `O=Example`. */
export function tidyName(text: string): string {
  return text.trim().replace(/\s*(?<!\\)([=,+])\s*/g, "$1");
}

function partText(part: Der): string {
  const attributes = new DerReader(readOne(part.bytes, TAG.set).body).rest();
  if (attributes.length === 0) throw new DerError("a part of a name without a value");
  return attributes.toReversed().map(attributeText).join("+");
}

function attributeText(attribute: Der): string {
  const reader = new DerReader(readOne(attribute.bytes, TAG.sequence).body);
  const type = oidText(reader.next(TAG.oid).body);
  const value = reader.any();
  reader.end();
  const text = valueText(value);
  const short = SHORT.get(type);
  return short === undefined
    ? `${type}=#${Buffer.from(value.bytes).toString("hex").toUpperCase()}`
    : `${short}=${text}`;
}

/** The types of X.520 DirectoryString that are alive, and those of the few attributes that have another one. */
function valueText(value: Der): string {
  const bytes = Buffer.from(value.body);
  switch (value.tag) {
    case TAG.utf8String:
      return escaped(bytes.toString("utf8"));
    case TAG.numericString:
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.teletexString:
      return escaped(bytes.toString("latin1"));
    case TAG.bmpString:
      return escaped(bytes.swap16().toString("utf16le"));
    default:
      throw new DerError(`a name of type ${value.tag}`);
  }
}

/** RFC 4514 2.4; control characters as their bytes in hex, so that a name can be printed. */
function escaped(text: string): string {
  return text
    .replace(/["+,;<>\\]/g, "\\$&")
    .replace(/^[ #]| $/g, "\\$&")
    .replace(
      /[\u0000-\u001f\u007f]/g,
      (c) => `\\${c.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
    );
}
