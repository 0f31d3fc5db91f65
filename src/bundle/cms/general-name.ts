import { type Der, DerError, DerReader, oidText, readOne, TAG } from "./der.ts";
import { endsInZeros } from "./der-rules.ts";
import { nameText } from "./distinguished-name.ts";

/** Each kind of GeneralName, by its tag; X.400 and EDI names are none that a signer has. */
const FORMS: ReadonlyMap<number, (body: Uint8Array) => boolean> = new Map([
  [TAG.context0, isOtherName],
  [TAG.context1Primitive, isAscii],
  [TAG.context2Primitive, isAscii],
  [TAG.context4, (body) => nameText(body) !== ""],
  [TAG.context6Primitive, isAscii],
  [TAG.context7Primitive, (body) => [4, 8, 16, 32].includes(body.length)],
  [TAG.context8Primitive, (body) => oidText(body) !== ""],
]);

/**
 * The body of GeneralNames (RFC 5280 4.2.1.6), each name checked for its form. What they say decides nothing here but in
 * an authority key identifier; where they are malformed, OpenSSL refuses the certificate.
 */
export function readGeneralNames(body: Uint8Array): Der[] {
  const names = new DerReader(body).rest();
  if (names.length === 0) throw new DerError("an empty list of names");
  names.forEach(checkGeneralName);
  return names;
}

/** The body of CRLDistributionPoints (RFC 5280 4.2.1.13), checked for its form alone: the isolated side asks no server. */
export function checkDistributionPoints(body: Uint8Array): void {
  const points = new DerReader(body).rest();
  if (points.length === 0) throw new DerError("an empty list of distribution points");
  for (const point of points) checkPoint(new DerReader(readOne(point.bytes, TAG.sequence).body));
}

function checkPoint(fields: DerReader): void {
  const place = fields.optional(TAG.context0);
  const reasons = fields.optional(TAG.context1Primitive);
  const issuer = fields.optional(TAG.context2);
  fields.end();
  if (!place && !issuer) throw new DerError("a distribution point without a place");
  if (reasons && !endsInZeros(reasons.body)) throw new DerError("odd reasons of a distribution point");
  if (issuer) readGeneralNames(issuer.body);
  if (place) readGeneralNames(readOne(place.body, TAG.context0).body);
}

function checkGeneralName(name: Der): void {
  if (!FORMS.get(name.tag)?.(name.body)) throw new DerError(`a name in an odd form, ${name.tag}`);
}

function isOtherName(body: Uint8Array): boolean {
  const fields = new DerReader(body);
  fields.next(TAG.oid);
  const value = new DerReader(fields.next(TAG.context0).body);
  value.any();
  return value.done && fields.done;
}

function isAscii(body: Uint8Array): boolean {
  return body.every((byte) => byte < 0x80);
}
