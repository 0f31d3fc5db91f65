import { isUtf8 } from "node:buffer";
import { MAX_DER_DEPTH } from "../../limits.ts";
import { type Der, DerError, DerReader, oidText, TAG } from "./der.ts";

/** What the body of a primitive universal type must be (X.690 8 and 11); a type that is not here refuses. */
const RULES: ReadonlyMap<number, (body: Uint8Array) => boolean> = new Map([
  [TAG.boolean, (body) => body.length === 1 && (body[0] === 0 || body[0] === 0xff)],
  [TAG.integer, isShortest],
  [TAG.enumerated, isShortest],
  [TAG.bitString, endsInZeros],
  [TAG.octetString, () => true],
  [TAG.null, (body) => body.length === 0],
  [TAG.oid, (body) => oidText(body) !== ""],
  [TAG.utf8String, isUtf8],
  [TAG.numericString, matches(/^[0-9 ]*$/)],
  // `*` and `&` are no part of it, but certificate authorities write them; Go's crypto/x509 takes them as well.
  [TAG.printableString, matches(/^[A-Za-z0-9 '()+,\-./:=?*&]*$/)],
  [TAG.teletexString, () => true],
  [TAG.ia5String, matches(/^[\x00-\x7f]*$/)],
  [TAG.visibleString, matches(/^[\x20-\x7e]*$/)],
  [TAG.bmpString, isBasicPlane],
  [TAG.utcTime, matches(/^\d{12}Z$/)],
  [TAG.generalizedTime, matches(/^\d{14}(\.\d*[1-9])?Z$/)],
]);

/**
 * Refuses bytes that are not values of DER all through, also where nobody looks at what they say (FORMAT 2.13): a reader
 * that knows more of them than this one would stumble there. DerError.
 */
export function checkDer(bytes: Uint8Array, depth = 0): void {
  if (depth > MAX_DER_DEPTH) throw new DerError("values nested too deep");
  for (const value of new DerReader(bytes).rest()) checkValue(value, depth);
}

function checkValue(value: Der, depth: number): void {
  const universal = value.tag < 0x40;
  const constructed = (value.tag & 0x20) !== 0;
  if (constructed) {
    if (universal && value.tag !== TAG.sequence && value.tag !== TAG.set)
      throw new DerError("a string in pieces");
    checkDer(value.body, depth + 1);
    if (value.tag === TAG.set) checkOrder(value.body);
  } else if (universal) checkPrimitive(value);
}

function checkPrimitive({ tag, body }: Der): void {
  const rule = RULES.get(tag);
  if (!rule?.(body)) throw new DerError(`a value of type ${tag} that DER does not have`);
}

/** X.690 11.6: the values of a SET OF stand in ascending order. */
function checkOrder(body: Uint8Array): void {
  const values = new DerReader(body).rest();
  const turned = values.some(
    ({ bytes }, at) => at > 0 && Buffer.compare(values[at - 1]?.bytes ?? bytes, bytes) > 0,
  );
  if (turned) throw new DerError("a set out of order");
}

/** X.690 8.3.2: the first nine bits of a longer number are not all alike. */
function isShortest(body: Uint8Array): boolean {
  const [first, second] = body;
  if (first === undefined || second === undefined) return first !== undefined;
  return !(first === 0 && second < 0x80) && !(first === 0xff && second >= 0x80);
}

/** Whether this is the body of a BIT STRING: at most seven unused bits, and they are zero (X.690 8.6.2, 11.2.1). */
export function endsInZeros(body: Uint8Array): boolean {
  const [unused = 8] = body;
  const last = body.length > 1 ? body[body.length - 1] : undefined;
  return last === undefined ? unused === 0 : unused < 8 && (last & ((1 << unused) - 1)) === 0;
}

/** Two bytes a character, none of them half of a pair: BMPString has no characters beyond U+FFFF. */
function isBasicPlane(body: Uint8Array): boolean {
  return body.length % 2 === 0 && body.every((byte, at) => at % 2 === 1 || byte < 0xd8 || byte > 0xdf);
}

function matches(pattern: RegExp): (body: Uint8Array) => boolean {
  return (body) => pattern.test(Buffer.from(body).toString("latin1"));
}
