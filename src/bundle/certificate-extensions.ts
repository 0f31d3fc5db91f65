import { Fault } from "../fault.ts";
import { DerError, DerReader, oidText, positiveInteger, readOne, TAG } from "./der.ts";
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
  readonly authorityKeyId: Uint8Array | undefined;
  /** `keys new` made it. */
  readonly ours: boolean;
}

interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array;
}

/** Those that we judge; any other one that is critical refuses (RFC 5280 4.2). */
const JUDGED: ReadonlySet<string> = new Set([
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.subjectKeyId,
  OID.authorityKeyId,
  OID.anchorMark,
]);

const DIGITAL_SIGNATURE = 0;
const KEY_CERT_SIGN = 5;

/** Reads the body of `Extensions`. Faults: certificate-invalid; DerError where it is not DER. */
export function readExtensions(body: Uint8Array, subject: string): Extensions {
  const found = new Map<string, Extension>();
  for (const { body: one } of new DerReader(body).rest()) {
    const [name, extension] = readExtension(one);
    if (found.has(name)) throw new DerError(`the extension ${name} twice`);
    if (extension.critical && !JUDGED.has(name)) {
      throw new Fault("certificate-invalid", { subject, reason: `unknown critical extension ${name}` });
    }
    found.set(name, extension);
  }
  const value = (name: string) => found.get(name)?.value;
  return {
    ...readBasicConstraints(value(OID.basicConstraints)),
    keyUsage: readKeyUsage(value(OID.keyUsage)),
    purposes: readPurposes(value(OID.extendedKeyUsage)),
    subjectKeyId: readSubjectKeyId(value(OID.subjectKeyId)),
    authorityKeyId: readAuthorityKeyId(value(OID.authorityKeyId)),
    ours: found.has(OID.anchorMark),
  };
}

function readExtension(body: Uint8Array): [string, Extension] {
  const reader = new DerReader(body);
  const name = oidText(reader.next(TAG.oid).body);
  const flag = reader.optional(TAG.boolean);
  const value = reader.next(TAG.octetString).body;
  reader.end();
  return [name, { critical: flag ? readBoolean(flag.body) : false, value }];
}

function readBoolean(body: Uint8Array): boolean {
  const [byte] = body;
  if (body.length !== 1 || (byte !== 0 && byte !== 0xff)) throw new DerError("an odd boolean");
  return byte === 0xff;
}

function readBasicConstraints(value: Uint8Array | undefined): Pick<Extensions, "isAuthority" | "pathLength"> {
  if (!value) return { isAuthority: false, pathLength: undefined };
  const reader = new DerReader(readOne(value, TAG.sequence).body);
  const flag = reader.optional(TAG.boolean);
  const length = reader.optional(TAG.integer);
  reader.end();
  return {
    isAuthority: flag ? readBoolean(flag.body) : false,
    pathLength: length ? readPathLength(length.body) : undefined,
  };
}

function readPathLength(body: Uint8Array): number {
  if (positiveInteger(body).length > 2) throw new DerError("an absurd path length");
  return Buffer.from(body).readUIntBE(0, body.length);
}

/** KeyUsage is a BIT STRING of named bits, so it may have unused ones. */
function readKeyUsage(value: Uint8Array | undefined): Extensions["keyUsage"] {
  if (!value) return undefined;
  const [unused, first, ...more] = readOne(value, TAG.bitString).body;
  if (unused === undefined || unused > 7 || first === undefined || more.length > 1) {
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

function readAuthorityKeyId(value: Uint8Array | undefined): Uint8Array | undefined {
  return value && new DerReader(readOne(value, TAG.sequence).body).optional(TAG.context0Primitive)?.body;
}
