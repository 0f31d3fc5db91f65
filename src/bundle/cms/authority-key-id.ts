import { DerError, DerReader, positiveInteger, readOne, TAG } from "./der.ts";
import { readGeneralNames } from "./general-name.ts";

/** How a certificate tells its issuer's from others of the same name (RFC 5280 4.2.1.1). */
export interface AuthorityKeyId {
  /** The issuer's subject key identifier. */
  readonly keyId: Uint8Array | undefined;
  /** Who issued the issuer's certificate, as DER, and the body of its serial number. */
  readonly issuerName: Uint8Array | undefined;
  readonly serial: Uint8Array | undefined;
}

/** Reads the extension's value; DerError where it has another form. */
export function readAuthorityKeyId(value: Uint8Array): AuthorityKeyId {
  const fields = new DerReader(readOne(value, TAG.sequence).body);
  const keyId = fields.optional(TAG.context0Primitive)?.body;
  const issuer = fields.optional(TAG.context1);
  const serial = fields.optional(TAG.context2Primitive)?.body;
  fields.end();
  if ((issuer === undefined) !== (serial === undefined))
    throw new DerError("half of an issuer's certificate");
  if (serial) positiveInteger(serial);
  const names = issuer ? readGeneralNames(issuer.body) : [];
  return { keyId, issuerName: names.find((name) => name.tag === TAG.context4)?.body, serial };
}
