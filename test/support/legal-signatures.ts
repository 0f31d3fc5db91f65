import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import fc from "fast-check";
import type { HashName } from "../../src/bundle/cms/algorithm.ts";
import { TAG } from "../../src/bundle/cms/der.ts";
import { nothing, octets, oid, sequence, setOf, tlv } from "../../src/bundle/cms/der-writer.ts";
import { OID } from "../../src/bundle/cms/oid.ts";
import { readTree, writeTree } from "./der-tree.ts";
import { algorithmId, goodAttributes, type LooseSigner, looseSignature } from "./loose-cms.ts";
import {
  TEST_NOW,
  type TestCertificate,
  type TestIdentity,
  testCertificate,
  testExtension,
} from "./test-keys.ts";

/** One signature that the profile allows, or nearly: who signs, over which authorities, by what, saying what. */
export interface SignaturePlan {
  readonly signers: readonly SignerPlan[];
  readonly withRoot: boolean;
}

interface SignerPlan {
  readonly key: number;
  readonly hash: HashName;
  /** An authority's key each, from the root down. */
  readonly authorities: readonly number[];
  readonly certificateHash: HashName;
  readonly purposes: readonly string[];
  readonly keyUsage: number;
  /** Days from now to the end of the certificate's time. */
  readonly left: number;
  readonly pathLength: number | undefined;
  readonly extensions: readonly number[];
  readonly attributes: readonly number[];
  readonly withTime: boolean;
  /** Which of the names for one RSA algorithm. */
  readonly rsaName: number;
}

const HASHES = ["sha256", "sha384", "sha512"] as const;
const ECDSA = { sha256: OID.ecdsaSha256, sha384: OID.ecdsaSha384, sha512: OID.ecdsaSha512 } as const;
const RSA = { sha256: OID.rsaSha256, sha384: OID.rsaSha384, sha512: OID.rsaSha512 } as const;

/** RSA and both curves in turn. A signer's key is one of them; authorities have keys of their own. */
const KEYS: readonly KeyObject[] = Array.from({ length: 9 }, (_, at) => newKey(at));
const AUTHORITY_KEYS: readonly KeyObject[] = Array.from({ length: 3 }, (_, at) => newKey(at));

const PURPOSES = [
  OID.codeSigning,
  OID.bundleSigning,
  OID.anyPurpose,
  "1.3.6.1.5.5.7.3.1",
  "1.3.6.1.5.5.7.3.4",
];

const web = tlv(0x86, Buffer.from("http://ca.example.test/list.crl"));

/** Extensions of company certificates, none of which decides anything here. */
const EXTENSIONS: readonly Uint8Array[] = [
  testExtension(OID.subjectKeyId, false, octets(Buffer.alloc(20, 3))),
  testExtension(OID.subjectAltName, false, sequence(tlv(0x81, Buffer.from("a@example.test")))),
  testExtension(OID.crlDistributionPoints, false, sequence(sequence(tlv(0xa0, tlv(0xa0, web))))),
  testExtension("1.3.6.1.5.5.7.1.1", false, sequence(sequence(oid("1.3.6.1.5.5.7.48.1"), web))),
  testExtension("2.5.29.32", false, sequence(sequence(oid("1.2.3.4")))),
  testExtension(OID.netscapeType, false, tlv(TAG.bitString, Buffer.from([4, 0x10]))),
  testExtension("1.3.6.1.4.1.311.20.2", false, tlv(TAG.bmpString, Buffer.from("\0C\0S"))),
  testExtension("2.5.29.32", true, sequence(sequence(oid("1.2.3.4")))),
];

/** Signed attributes of other programs: capabilities of a mail reader, a reference to the certificate, something unheard of. */
const ATTRIBUTES: readonly Uint8Array[] = [
  sequence(oid("1.2.840.113549.1.9.15"), setOf([sequence(sequence(oid("2.16.840.1.101.3.4.1.42")))])),
  sequence(oid("1.2.3.4.5"), setOf([nothing(), octets(Buffer.from("x"))])),
  sequence(oid("1.2.3.4.6"), setOf([tlv(TAG.utf8String, Buffer.from("签名"))])),
];

const signerPlan: fc.Arbitrary<SignerPlan> = fc.record({
  key: fc.nat({ max: KEYS.length - 1 }),
  hash: fc.constantFrom(...HASHES),
  authorities: fc.array(fc.nat({ max: AUTHORITY_KEYS.length - 1 }), { maxLength: 2 }),
  certificateHash: fc.constantFrom(...HASHES),
  purposes: fc.oneof(
    { weight: 4, arbitrary: fc.constant([OID.codeSigning]) },
    { weight: 1, arbitrary: fc.subarray(PURPOSES, { minLength: 1 }) },
  ),
  keyUsage: fc.constantFrom(0x80, 0x80, 0xc0, 0xa0, 0x40),
  left: fc.constantFrom(1000, 1000, 1000, 1, 0, -1),
  pathLength: fc.constantFrom(undefined, undefined, 0, 1, 2),
  extensions: fc.uniqueArray(fc.nat({ max: EXTENSIONS.length - 2 }), { maxLength: 4 }),
  attributes: fc.uniqueArray(fc.nat({ max: ATTRIBUTES.length - 1 })),
  withTime: fc.boolean(),
  rsaName: fc.nat({ max: 3 }),
});

/** Mostly such as we take, so that both readers have something to agree on. */
export const signaturePlans: fc.Arbitrary<SignaturePlan> = fc.record({
  signers: fc.uniqueArray(signerPlan, { minLength: 1, maxLength: 3, selector: ({ key }) => key }),
  withRoot: fc.boolean(),
});

/** The signature that a plan describes. */
export function planned(plan: SignaturePlan, content: Uint8Array, root: TestIdentity): Buffer {
  const made = plan.signers.map((signer, at) => issue(signer, `${at}`, root));
  const certificates = made.flatMap(({ certificates }) => certificates);
  const signers = plan.signers.map((signer, at) => partOf(signer, made[at]?.identity ?? root, content));
  return looseSignature(
    content,
    [...certificates, ...(plan.withRoot ? [root.certificate.der] : [])],
    signers,
  );
}

function issue(plan: SignerPlan, name: string, root: TestIdentity) {
  const authorities: TestIdentity[] = [];
  let issuer = root;
  for (const [at, key] of plan.authorities.entries()) {
    const differs = { name: `authority ${name}.${at}`, authority: true, ...lengthOf(plan) };
    issuer = testCertificate({
      ...differs,
      issuer,
      key: keyAt(AUTHORITY_KEYS, key),
      ...schemeOf(plan, issuer),
    });
    authorities.push(issuer);
  }
  const identity = testCertificate({
    name: `signer ${name}`,
    issuer,
    key: keyAt(KEYS, plan.key),
    purposes: plan.purposes,
    keyUsage: plan.keyUsage,
    notAfter: new Date(TEST_NOW.getTime() + plan.left * 86_400_000),
    extra: plan.extensions.map((at) => EXTENSIONS[at] ?? nothing()),
    ...schemeOf(plan, issuer),
  });
  return { identity, certificates: [identity, ...authorities].map(({ certificate }) => certificate.der) };
}

function lengthOf({ pathLength }: SignerPlan): Pick<TestCertificate, "pathLength"> {
  return pathLength === undefined ? {} : { pathLength };
}

/** How an issuer with such a key signs by the plan's hash. */
function schemeOf(
  { certificateHash }: SignerPlan,
  { key }: TestIdentity,
): Pick<TestCertificate, "hash" | "scheme"> {
  return {
    hash: certificateHash,
    scheme:
      key.asymmetricKeyType === "rsa"
        ? algorithmId(RSA[certificateHash], nothing())
        : algorithmId(ECDSA[certificateHash]),
  };
}

function partOf(plan: SignerPlan, { certificate, key }: TestIdentity, content: Uint8Array): LooseSigner {
  const own = readTree(goodAttributes(content, plan.hash)).parts ?? [];
  const kept = own.map(writeTree).filter((one) => plan.withTime || !one.includes(oid(OID.signingTime)));
  const foreign = plan.attributes.map((at) => ATTRIBUTES[at] ?? nothing());
  const rsaNames = [
    algorithmId(OID.rsa, nothing()),
    algorithmId(OID.rsa),
    algorithmId(RSA[plan.hash], nothing()),
    algorithmId(RSA[plan.hash]),
  ];
  const isRsa = key.asymmetricKeyType === "rsa";
  return {
    signer: { der: certificate.der, key },
    attributes: setOf([...kept, ...foreign]),
    digest: algorithmId(OID[plan.hash]),
    algorithm:
      (isRsa ? rsaNames[plan.rsaName] : undefined) ?? algorithmId(isRsa ? OID.rsa : ECDSA[plan.hash]),
    value: (signed) => sign(plan.hash, signed, key),
  };
}

function newKey(at: number): KeyObject {
  if (at % 3 === 0) return generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  return generateKeyPairSync("ec", { namedCurve: at % 3 === 1 ? "P-256" : "P-384" }).privateKey;
}

function keyAt(keys: readonly KeyObject[], at: number): KeyObject {
  const key = keys[at];
  if (!key) throw new Error("no such key");
  return key;
}
