import { Fault } from "../../fault.ts";
import { type AuthorityKeyId, readAuthorityKeyId } from "./authority-key-id.ts";
import { DerError, DerReader, oidText, positiveInteger, readOne, TAG } from "./der.ts";
import { checkDer } from "./der-rules.ts";
import { checkDistributionPoints, readGeneralNames } from "./general-name.ts";
import { OID } from "./oid.ts";

/** What a certificate may be used for (RFC 5280 4.2.1), as far as the profile asks. */
export interface Extensions {
  readonly isAuthority: boolean;
  /** How many authorities may stand between this one and the signer; undefined: any number. */
  readonly pathLength: number | undefined;
  /** Undefined where there is no keyUsage: then any use is allowed. */
  readonly keyUsage: { readonly digitalSignature: boolean; readonly certificateSign: boolean } | undefined;
  /** Object identifiers; undefined where there is no extendedKeyUsage. */
  readonly purposes: readonly string[] | undefined;
  readonly subjectKeyId: Uint8Array | undefined;
  readonly authorityKeyId: AuthorityKeyId | undefined;
  /** `keys new` made it. */
  readonly ours: boolean;
}

interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** Those that may be critical, for we judge them; any other refuses then (RFC 5280 4.2; key identifiers never are, 4.2.1.1). */
const JUDGED: ReadonlySet<string> = new Set([OID.basicConstraints, OID.keyUsage, OID.extendedKeyUsage]);

/**
 * Those that limit what a certificate may be used for, and that OpenSSL obeys even where they are not critical: who passes over
 * them believes more than their issuer said (RFC 5280 4.2.1.10, RFC 3820, RFC 3779).
 */
const LIMITING: ReadonlySet<string> = new Set([
  OID.nameConstraints,
  OID.proxyCertificate,
  OID.addressBlocks,
  OID.systemNumbers,
]);

/** Those that say nothing to us, and that must have their form all the same: OpenSSL refuses others. */
const FORMS: ReadonlyMap<string, (value: Uint8Array) => void> = new Map([
  [OID.subjectAltName, (value) => void readGeneralNames(readOne(value, TAG.sequence).body)],
  [OID.crlDistributionPoints, (value) => checkDistributionPoints(readOne(value, TAG.sequence).body)],
  [OID.netscapeType, (value) => void readOne(value, TAG.bitString)],
]);

const DIGITAL_SIGNATURE = 0;
const KEY_CERT_SIGN = 5;

/** Reads the body of `Extensions`. Faults: certificate-invalid; DerError where it is not DER. */
export function readExtensions(body: Uint8Array, subject: string): Extensions {
  const found = new Map<string, Extension>();
  // FORMAT 2.9
  for (const one of new DerReader(body).rest()) {
    const [name, extension] = readExtension(readOne(one.bytes, TAG.sequence).body);
    if (found.has(name)) throw new DerError(`the extension ${name} twice`);
    if (LIMITING.has(name) || (extension.critical && !JUDGED.has(name))) {
      throw new Fault("certificate-invalid", { subject, reason: `unknown critical extension ${name}` });
    }
    FORMS.get(name)?.(extension.value);
    found.set(name, extension);
  }
  const value = (name: string) => found.get(name)?.value;
  const authorityKeyId = value(OID.authorityKeyId);
  return {
    ...readBasicConstraints(value(OID.basicConstraints)),
    keyUsage: readKeyUsage(value(OID.keyUsage)),
    purposes: readPurposes(value(OID.extendedKeyUsage)),
    subjectKeyId: readSubjectKeyId(value(OID.subjectKeyId)),
    authorityKeyId: authorityKeyId && readAuthorityKeyId(authorityKeyId),
    ours: found.has(OID.anchorMark),
  };
}

function readExtension(body: Uint8Array): [string, Extension] {
  const reader = new DerReader(body);
  const name = oidText(reader.next(TAG.oid).body);
  const flag = reader.optional(TAG.boolean);
  const value = reader.next(TAG.octetString).body;
  reader.end();
  checkDer(value);
  return [name, { critical: flag ? readTrue(flag.body) : false, value }];
}

/** A BOOLEAN DEFAULT FALSE is there only where it is true (X.690 11.5). */
function readTrue(body: Uint8Array): true {
  if (body.length !== 1 || body[0] !== 0xff) throw new DerError("an odd boolean");
  return true;
}

function readBasicConstraints(value: Uint8Array | undefined): Pick<Extensions, "isAuthority" | "pathLength"> {
  if (!value) return { isAuthority: false, pathLength: undefined };
  const reader = new DerReader(readOne(value, TAG.sequence).body);
  const flag = reader.optional(TAG.boolean);
  const length = reader.optional(TAG.integer);
  reader.end();
  // RFC 5280 4.2.1.9
  if (length && !flag) throw new DerError("a path length of no authority");
  return {
    isAuthority: flag ? readTrue(flag.body) : false,
    pathLength: length ? readPathLength(length.body) : undefined,
  };
}

function readPathLength(body: Uint8Array): number {
  if (positiveInteger(body).length > 2) throw new DerError("an absurd path length");
  return Buffer.from(body).readUIntBE(0, body.length);
}

/** KeyUsage is a BIT STRING of nine named bits: it ends with the last one that is set (X.690 11.2.2). */
function readKeyUsage(value: Uint8Array | undefined): Extensions["keyUsage"] {
  if (!value) return undefined;
  const [unused = 8, first, ...more] = readOne(value, TAG.bitString).body;
  const last = more[0] ?? first;
  if (first === undefined || last === undefined || more.length > 1 || ((last >> unused) & 1) === 0) {
    throw new DerError("an odd key usage");
  }
  const has = (bit: number) => (first & (0x80 >> bit)) !== 0;
  return { digitalSignature: has(DIGITAL_SIGNATURE), certificateSign: has(KEY_CERT_SIGN) };
}

function readPurposes(value: Uint8Array | undefined): readonly string[] | undefined {
  if (!value) return undefined;
  const names = new DerReader(readOne(value, TAG.sequence).body).rest();
  return names.map((name) => oidText(readOne(name.bytes, TAG.oid).body));
}

function readSubjectKeyId(value: Uint8Array | undefined): Uint8Array | undefined {
  return value && readOne(value, TAG.octetString).body;
}
