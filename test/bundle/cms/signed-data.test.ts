import { createHash, generateKeyPairSync, sign as rawSign } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DerReader, readOne, TAG } from "../../../src/bundle/cms/der.ts";
import { octets, oid, sequence, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import { signDetached } from "../../../src/bundle/cms/signature.ts";
import { readSignedData, type SignedData, writeSignedData } from "../../../src/bundle/cms/signed-data.ts";
import { type SignerInfo, signedBytes, writeSignerInfo } from "../../../src/bundle/cms/signer-info.ts";
import { encodeManifest } from "../../../src/bundle/manifest/manifest.ts";
import { type Anchor, authenticate } from "../../../src/bundle/trust.ts";
import { MAX_SIGNATURE_BYTES } from "../../../src/limits.ts";
import { faultOf } from "../../support/fault-of.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { cmsVerifies, openssl, testFolder, writeIdentity } from "../../support/openssl.ts";
import {
  TEST_NOW,
  type TestIdentity,
  testAnchor,
  testCertificate,
  testExtension,
  testZone,
} from "../../support/test-keys.ts";

const content = encodeManifest(makeBundle().manifest);

/** What a reader that trusts `anchors` makes of a signature over the test manifest. */
function verdict(signature: Uint8Array, ...anchors: readonly Anchor[]): string {
  return faultOf(() => authenticate({ manifest: content, signature }, { anchors, now: TEST_NOW }));
}

/** A company: a root, an authority below it, a signer below that. */
function company(kind: "rsa" | "ec") {
  const root = testCertificate({ kind, name: "company root", authority: true, keyUsage: "none" });
  const middle = testCertificate({ kind, name: "company authority", authority: true, issuer: root });
  const signer = testCertificate({ kind, name: "company signer", issuer: middle });
  const anchor = testAnchor(root, { allowSubjects: ["CN=company signer"] });
  return { root, middle, signer, anchor };
}

/** A folder with the manifest and the company's files for openssl. */
function guardFolder(files: Readonly<Record<string, TestIdentity>>): string {
  const folder = testFolder();
  writeFileSync(join(folder, "manifest.json"), content);
  for (const [name, identity] of Object.entries(files)) writeIdentity(folder, name, identity);
  return folder;
}

describe("openssl accepts ours", () => {
  test.each(["rsa", "ec"] as const)("%s, through an authority between", (kind) => {
    const { root, middle, signer, anchor } = company(kind);
    const folder = guardFolder({ root });
    const p7s = signDetached(content, signer.key, signer.certificate, [middle.certificate], TEST_NOW);
    writeFileSync(join(folder, "manifest.p7s"), p7s);
    expect(cmsVerifies(folder)).toBe(true);
    expect(verdict(p7s, anchor)).toBe("none");
    writeFileSync(join(folder, "manifest.json"), Buffer.concat([content, Buffer.from("\n")]));
    expect(cmsVerifies(folder)).toBe(false);
  });
});

describe("we accept openssl's", () => {
  const by = (name: string) => ["-signer", `${name}.pem`, "-inkey", `${name}.key`];
  const UNDER_MIDDLE = [...by("signer"), "-certfile", "middle.pem"];

  /** What `openssl cms -sign` makes of the manifest in a folder; it stays there, too. */
  function signedByOpenssl(folder: string, ...more: readonly string[]): Buffer {
    const files = ["-in", "manifest.json", "-out", "manifest.p7s"];
    openssl(folder, "cms", "-sign", "-binary", "-outform", "DER", ...files, ...more);
    return readFileSync(join(folder, "manifest.p7s"));
  }

  test.each([
    ["rsa", ["-nosmimecap"]],
    ["rsa", []],
    ["rsa", ["-md", "sha384"]],
    ["rsa", ["-md", "sha512"]],
    ["ec", ["-nosmimecap"]],
    ["ec", []],
    ["ec", ["-md", "sha384"]],
  ] as const)("%s %j", (kind, more) => {
    const { root, middle, signer, anchor } = company(kind);
    const folder = guardFolder({ root, middle, signer });
    const p7s = signedByOpenssl(folder, ...UNDER_MIDDLE, ...more);
    expect(cmsVerifies(folder)).toBe(true);
    expect(verdict(p7s, anchor)).toBe("none");
  });

  test("two signers of two companies, where both are trusted", () => {
    const [one, two] = [testZone("one"), testZone("two")];
    const folder = guardFolder({ a: one.identity, b: two.identity });
    const p7s = signedByOpenssl(folder, ...by("a"), ...by("b"));
    expect(verdict(p7s, testAnchor(one.root), testAnchor(two.root))).toBe("none");
    expect(verdict(p7s, testAnchor(one.root))).toBe("signer-unknown");
  });

  test("RSA-PSS is outside of the profile", () => {
    const { middle, signer, anchor } = company("rsa");
    const folder = guardFolder({ middle, signer });
    const p7s = signedByOpenssl(folder, ...UNDER_MIDDLE, "-keyopt", "rsa_padding_mode:pss");
    expect(verdict(p7s, anchor)).toBe("cms-profile");
  });

  test("a signature with the content inside is outside of the profile", () => {
    const { middle, signer, anchor } = company("ec");
    const folder = guardFolder({ middle, signer });
    const p7s = signedByOpenssl(folder, ...UNDER_MIDDLE, "-nodetach");
    expect(verdict(p7s, anchor)).toBe("cms-profile");
  });

  test("a signer named by its key identifier is outside of the profile", () => {
    const root = testCertificate({ name: "root", authority: true, ours: true });
    const extra = [testExtension(OID.subjectKeyId, false, octets(Buffer.alloc(20, 7)))];
    const folder = guardFolder({ signer: testCertificate({ issuer: root, extra }) });
    const p7s = signedByOpenssl(folder, "-keyid", ...by("signer"));
    expect(verdict(p7s, testAnchor(root))).toBe("cms-profile");
  });
});

describe("every byte counts", () => {
  const zone = testZone();
  const anchor = testAnchor(zone.root);
  const p7s = zone.signer.sign(content, TEST_NOW);

  test("the untouched signature holds", () => {
    expect(verdict(p7s, anchor)).toBe("none");
  });

  test("one bit anywhere", () => {
    for (let at = 0; at < p7s.length * 8; at += 1) {
      const bytes = Buffer.from(p7s);
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(verdict(bytes, anchor), `bit ${at}`).not.toBe("none");
    }
  });

  test("one byte anywhere, inverted", () => {
    for (let at = 0; at < p7s.length; at += 1) {
      const bytes = Buffer.from(p7s);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      expect(verdict(bytes, anchor), `byte ${at}`).not.toBe("none");
    }
  });

  test("cut anywhere", () => {
    for (let length = 0; length < p7s.length; length += 1) {
      expect(verdict(p7s.subarray(0, length), anchor)).toBe(length === 0 ? "unsigned" : "cms-profile");
    }
  });

  test("a byte behind the end", () => {
    expect(verdict(Buffer.concat([p7s, Buffer.from([0])]), anchor)).toBe("cms-profile");
  });
});

describe("what is legal CMS and outside of the profile", () => {
  const zone = testZone();
  const anchor = testAnchor(zone.root);
  const data = readSignedData(zone.signer.sign(content, TEST_NOW));
  const [signer] = data.signers;
  if (!signer) throw new Error("no signer");

  const signedAgain = (change: Partial<SignerInfo>): SignedData => {
    const changed = { ...signer, ...change };
    const signature = rawSign("sha256", signedBytes(changed.attributes), zone.identity.key);
    return { ...data, signers: [{ ...changed, signature }] };
  };

  test("a certificate that belongs to no signer", () => {
    const stray = testCertificate({ name: "stray" }).certificate.der;
    expect(verdict(writeSignedData({ ...data, certificates: [...data.certificates, stray] }), anchor)).toBe(
      "cms-profile",
    );
  });

  test("the root itself may come along", () => {
    const root = zone.root.certificate.der;
    expect(verdict(writeSignedData({ ...data, certificates: [...data.certificates, root] }), anchor)).toBe(
      "none",
    );
  });

  test("a certificate twice", () => {
    const twice = [...data.certificates, ...data.certificates];
    expect(verdict(writeSignedData({ ...data, certificates: twice }), anchor)).toBe("cms-profile");
  });

  test("no certificate of the signer", () => {
    const root = zone.root.certificate.der;
    expect(verdict(writeSignedData({ ...data, certificates: [root] }), anchor)).toBe("cms-profile");
  });

  test("a signer twice", () => {
    expect(verdict(writeSignedData({ ...data, signers: [signer, signer] }), anchor)).toBe("cms-profile");
  });

  test("no signer", () => {
    expect(verdict(writeSignedData({ ...data, signers: [] }), anchor)).toBe("cms-profile");
  });

  test.each([OID.contentType, OID.messageDigest])("the signed attribute %s is missing", (type) => {
    const attributes = signer.attributes.filter((one) => one.type !== type);
    expect(verdict(writeSignedData(signedAgain({ attributes })), anchor)).toBe("cms-profile");
  });

  test("more signers or certificates than anybody needs, before any of them is looked at", () => {
    const profile = (odd: Partial<SignedData>) =>
      faultOf(() => readSignedData(writeSignedData({ ...data, ...odd })));
    const [certificate = Buffer.of()] = data.certificates;
    expect(profile({ signers: Array.from({ length: 8 }, () => signer) })).toBe("none");
    expect(profile({ signers: Array.from({ length: 9 }, () => signer) })).toBe("cms-profile");
    expect(profile({ certificates: Array.from({ length: 16 }, () => certificate) })).toBe("none");
    expect(profile({ certificates: Array.from({ length: 17 }, () => certificate) })).toBe("cms-profile");
  });

  test.each<[string, readonly Uint8Array[]]>([
    ["without a value", []],
    ["whose value is not DER", [tlv(TAG.boolean, Buffer.of(1))]],
  ])("a foreign signed attribute %s", (_, values) => {
    const attributes = [...signer.attributes, { type: "1.2.3", values }];
    expect(verdict(writeSignedData(signedAgain({ attributes })), anchor)).toBe("cms-profile");
  });

  test("a signature beyond the cap, good as it is", () => {
    const withText = (bytes: number) => {
      const text = { type: "1.2.3", values: [octets(Buffer.alloc(bytes))] };
      return writeSignedData(signedAgain({ attributes: [...signer.attributes, text] }));
    };
    const empty = withText(MAX_SIGNATURE_BYTES - 2_000).length;
    // An ECDSA signature is some bytes longer or shorter each time.
    const most = withText(2 * MAX_SIGNATURE_BYTES - 2_000 - empty - 8);
    expect(most.length).toBeLessThanOrEqual(MAX_SIGNATURE_BYTES);
    expect(verdict(most, anchor)).toBe("none");
    expect(verdict(withText(MAX_SIGNATURE_BYTES), anchor)).toBe("cms-profile");
  });

  test("an ECDSA name with parameters", () => {
    const algorithm = { oid: OID.ecdsaSha256, hasNull: true };
    expect(verdict(writeSignedData(signedAgain({ algorithm })), anchor)).toBe("cms-profile");
  });

  test("the signed attribute of the time may be missing", () => {
    const attributes = signer.attributes.filter((one) => one.type !== OID.signingTime);
    expect(verdict(writeSignedData(signedAgain({ attributes })), anchor)).toBe("none");
  });

  test("a signed attribute twice", () => {
    const attributes = [...signer.attributes, ...signer.attributes];
    expect(verdict(writeSignedData(signedAgain({ attributes })), anchor)).toBe("cms-profile");
  });

  test("a foreign signed attribute is passed over", () => {
    const attributes = [...signer.attributes, { type: "1.2.3", values: [tlv(0x05)] }];
    expect(verdict(writeSignedData(signedAgain({ attributes })), anchor)).toBe("none");
  });

  test("SHA-1", () => {
    const digest = { oid: "1.3.14.3.2.26", hasNull: false };
    expect(verdict(writeSignedData(signedAgain({ digest })), anchor)).toBe("cms-profile");
  });

  test("two digests that disagree", () => {
    const algorithm = { oid: OID.ecdsaSha384, hasNull: false };
    expect(verdict(writeSignedData(signedAgain({ algorithm })), anchor)).toBe("cms-profile");
  });

  test("an RSA signature by an ECDSA key", () => {
    const algorithm = { oid: OID.rsa, hasNull: true };
    expect(verdict(writeSignedData(signedAgain({ algorithm })), anchor)).toBe("cms-profile");
  });

  test("Ed25519", () => {
    const algorithm = { oid: "1.3.101.112", hasNull: false };
    expect(verdict(writeSignedData(signedAgain({ algorithm })), anchor)).toBe("cms-profile");
  });

  test("attributes out of order", () => {
    const bytes = Buffer.from(writeSignedData(data));
    const digest = createHash("sha256").update(content).digest();
    expect(bytes.includes(digest)).toBe(true);
    const [first, second] = signer.attributes.map((one) => signedBytes([one]).subarray(2));
    if (!first || !second) throw new Error("no attributes");
    const [low, high] = Buffer.compare(first, second) < 0 ? [first, second] : [second, first];
    const at = bytes.indexOf(low);
    const swapped = Buffer.concat([
      bytes.subarray(0, at),
      high,
      low,
      bytes.subarray(at + low.length + high.length),
    ]);
    expect(swapped.length).toBe(bytes.length);
    expect(verdict(swapped, anchor)).toBe("cms-profile");
  });

  test("unsigned attributes", () => {
    const info = readOne(writeSignerInfo(signer), TAG.sequence).body;
    const bare = writeSignedData(data);
    const unsigned = sequence(oid("1.2.3"), tlv(TAG.set, octets(Buffer.from("x"))));
    const outer = new DerReader(readOne(bare, TAG.sequence).body);
    const name = outer.next(TAG.oid).bytes;
    const fields = new DerReader(readOne(outer.next(TAG.context0).body, TAG.sequence).body).rest();
    const head = fields.slice(0, -1).map((field) => field.bytes);
    const rebuilt = (...more: Uint8Array[]) =>
      sequence(name, tlv(TAG.context0, sequence(...head, tlv(TAG.set, sequence(info, ...more)))));
    expect(rebuilt().equals(bare)).toBe(true);
    expect(verdict(rebuilt(tlv(TAG.context1, unsigned)), anchor)).toBe("cms-profile");
  });

  test("another key than the certificate's", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const p7s = signDetached(content, privateKey, zone.identity.certificate, [], TEST_NOW);
    expect(verdict(p7s, anchor)).toBe("signature-bad");
  });
});
