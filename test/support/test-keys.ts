import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { type Certificate, readCertificate } from "../../src/bundle/cms/certificate.ts";
import { TAG } from "../../src/bundle/cms/der.ts";
import {
  bits,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  small,
  time,
  tlv,
  unsigned,
} from "../../src/bundle/cms/der-writer.ts";
import { OID } from "../../src/bundle/cms/oid.ts";
import { signDetached } from "../../src/bundle/cms/signature.ts";
import type { Anchor, TrustState } from "../../src/bundle/trust.ts";
import type { Signer } from "../../src/ports/signer.ts";

/** A time inside of every test certificate's validity, unless a test says otherwise. */
export const TEST_NOW = new Date("2026-11-21T12:00:00Z");

/** A key pair with the certificate that somebody issued for it. */
export interface TestIdentity {
  readonly certificate: Certificate;
  readonly key: KeyObject;
}

/** What a test certificate says; what is left out is as in a good signer under a good root. */
export interface TestCertificate {
  readonly name?: string;
  /** Undefined: self-signed. */
  readonly issuer?: TestIdentity;
  /** Name as DER, where it is not the issuer's own spelling. */
  readonly issuerName?: Uint8Array;
  readonly authority?: boolean;
  readonly pathLength?: number;
  /** The first byte of KeyUsage, its unused bits left to the writer; "none" leaves the extension out. */
  readonly keyUsage?: number | "none";
  readonly purposes?: readonly string[];
  readonly ours?: boolean;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly kind?: "rsa" | "ec";
  /** More extensions, as DER. */
  readonly extra?: readonly Uint8Array[];
  /** Use this key instead of a new one. */
  readonly key?: KeyObject;
  /** INTEGER as DER. */
  readonly serial?: Uint8Array;
  /** How the issuer signs: the AlgorithmIdentifier that is stated, and the hash that is taken. */
  readonly scheme?: Uint8Array;
  readonly hash?: string;
}

/** A certificate that need not be one, with a private key. */
export interface LooseIdentity {
  readonly der: Uint8Array;
  readonly key: KeyObject;
}

/** KeyUsage bytes: digitalSignature; keyCertSign with cRLSign. */
const DIGITAL_SIGNATURE = 0x80;
const CERT_SIGN = 0x06;

/** Makes a certificate, P-256 unless told otherwise, that our reader takes apart. */
export function testCertificate(wanted: TestCertificate): TestIdentity {
  const { der, key } = looseCertificate(wanted);
  return { certificate: readCertificate(der), key };
}

/** The same unread: any nonsense can be asked for. */
export function looseCertificate(wanted: TestCertificate): LooseIdentity {
  const pair = wanted.key ? undefined : newPair(wanted.kind ?? "ec");
  const key = wanted.key ?? pair?.privateKey;
  if (!key) throw new Error("no key");
  const issuerKey = wanted.issuer?.key ?? key;
  const subject = testName(wanted.name ?? "test signer");
  const scheme = wanted.scheme ?? algorithmOf(issuerKey);
  const signed = sequence(
    tlv(TAG.context0, small(2)),
    wanted.serial ?? unsigned(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    scheme,
    wanted.issuerName ?? wanted.issuer?.certificate.subjectName ?? subject,
    sequence(
      time(wanted.notBefore ?? new Date("2026-01-01T00:00:00Z")),
      time(wanted.notAfter ?? new Date("2029-01-01T00:00:00Z")),
    ),
    subject,
    spkiOf(key),
    tlv(TAG.context3, sequence(...extensionsOf(wanted))),
  );
  return { der: sequence(signed, scheme, bits(sign(wanted.hash ?? "sha256", signed, issuerKey))), key };
}

/** One extension, as DER. */
export function testExtension(name: string, critical: boolean, value: Uint8Array): Buffer {
  return sequence(oid(name), ...(critical ? [tlv(TAG.boolean, Buffer.from([0xff]))] : []), octets(value));
}

function extensionsOf(wanted: TestCertificate): Uint8Array[] {
  const authority = wanted.authority ?? false;
  const usage = wanted.keyUsage ?? (authority ? CERT_SIGN : DIGITAL_SIGNATURE);
  const purposes = wanted.purposes ?? (authority ? undefined : [OID.codeSigning]);
  const limit = wanted.pathLength === undefined ? [] : [small(wanted.pathLength)];
  return [
    ...(authority
      ? [testExtension(OID.basicConstraints, true, sequence(tlv(TAG.boolean, Buffer.from([0xff])), ...limit))]
      : []),
    ...(usage === "none"
      ? []
      : [
          testExtension(
            OID.keyUsage,
            true,
            tlv(TAG.bitString, Buffer.from([Math.clz32(usage & -usage) ^ 31, usage])),
          ),
        ]),
    ...(purposes ? [testExtension(OID.extendedKeyUsage, false, sequence(...purposes.map(oid)))] : []),
    ...(wanted.ours ? [testExtension(OID.anchorMark, false, nothing())] : []),
    ...(wanted.extra ?? []),
  ];
}

function newPair(kind: "rsa" | "ec"): { privateKey: KeyObject } {
  if (kind === "rsa") return generateKeyPairSync("rsa", { modulusLength: 2048 });
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

/** A Name of one part, as DER: what is called a common name, in a string type of choice. */
export function testName(name: string, type: number = TAG.utf8String): Buffer {
  return sequence(setOf([sequence(oid("2.5.4.3"), tlv(type, Buffer.from(name)))]));
}

function algorithmOf(key: KeyObject): Buffer {
  return key.asymmetricKeyType === "rsa"
    ? sequence(oid(OID.rsaSha256), nothing())
    : sequence(oid(OID.ecdsaSha256));
}

function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: "der", type: "spki" });
}

/** An anchor of this certificate without limits. */
export function testAnchor(identity: TestIdentity, limits: Partial<Anchor> = {}): Anchor {
  const { der, fingerprint, extensions } = identity.certificate;
  return { der, fingerprint, ours: extensions.ours, allowSubjects: [], allowSpki: [], ...limits };
}

/** A zone as `keys new` makes it, but with small keys: a root, a signer, and a host that trusts the root. */
export interface TestZone {
  readonly root: TestIdentity;
  readonly identity: TestIdentity;
  readonly signer: Signer;
  readonly trust: TrustState;
}

export function testZone(name = "test zone"): TestZone {
  const root = testCertificate({ name: `${name} root`, authority: true, pathLength: 1, ours: true });
  const identity = testCertificate({ name: `${name} signer`, issuer: root });
  const { certificate, key } = identity;
  return {
    root,
    identity,
    signer: {
      certificate,
      between: [],
      sign: (content, at) => signDetached(content, key, certificate, [], at),
    },
    trust: { anchors: [testAnchor(root)], now: TEST_NOW },
  };
}
