import { describe, expect, test } from "vitest";
import type { Certificate } from "../../src/bundle/cms/certificate.ts";
import { OID } from "../../src/bundle/cms/oid.ts";
import { signDetached } from "../../src/bundle/cms/signature.ts";
import { encodeManifest } from "../../src/bundle/manifest/manifest.ts";
import { authenticate, claim, type TrustState } from "../../src/bundle/trust.ts";
import { faultOf } from "../support/fault-of.ts";
import { makeBundle } from "../support/make-bundle.ts";
import {
  TEST_NOW,
  type TestCertificate,
  type TestIdentity,
  testAnchor,
  testCertificate,
  testZone,
} from "../support/test-keys.ts";

const bundle = makeBundle();
const manifest = encodeManifest(bundle.manifest);

function signedBy(signer: TestIdentity, ...between: readonly Certificate[]): Uint8Array {
  return signDetached(manifest, signer.key, signer.certificate, between, TEST_NOW);
}

function verdict(signature: Uint8Array, trust: TrustState): string {
  return faultOf(() => authenticate({ manifest, signature }, trust));
}

const root = testCertificate({ name: "root", authority: true, ours: true });
const trust: TrustState = { anchors: [testAnchor(root)], now: TEST_NOW };

/** The verdict on a good signature by a signer that differs from a good one as said. */
function onSigner(differs: TestCertificate): string {
  return verdict(signedBy(testCertificate({ issuer: root, ...differs })), trust);
}

/** The verdict on a good signer below an authority that differs from a good one as said. */
function onAuthority(differs: TestCertificate): string {
  const middle = testCertificate({ name: "authority", issuer: root, authority: true, ...differs });
  return verdict(signedBy(testCertificate({ issuer: middle }), middle.certificate), trust);
}

describe("who is believed", () => {
  test("a trusted manifest says who signed it and where that leads", () => {
    const signer = testCertificate({ name: "release", issuer: root });
    const trusted = authenticate({ manifest, signature: signedBy(signer) }, trust);
    expect(trusted.manifest).toEqual(bundle.manifest);
    expect(trusted.identity).toBe(bundle.identity);
    expect(trusted.signers).toEqual([
      {
        subject: "CN=release",
        fingerprint: signer.certificate.fingerprint,
        spki: signer.certificate.spki,
        notBefore: signer.certificate.notBefore,
        notAfter: signer.certificate.notAfter,
        anchor: root.certificate.fingerprint,
        owner: root.certificate.spki,
        signingTime: TEST_NOW,
      },
    ]);
  });

  test("nobody, where there is no anchor", () => {
    expect(verdict(signedBy(testZone().identity), { ...trust, anchors: [] })).toBe("no-anchor");
  });

  test("nobody, where there is no signature", () => {
    expect(verdict(Buffer.alloc(0), trust)).toBe("unsigned");
  });

  test("no stranger, not even under a root of the same name", () => {
    const other = testCertificate({ name: "root", authority: true, ours: true });
    expect(onSigner({ issuer: other })).toBe("signer-unknown");
  });

  test("the signature comes before the manifest: of nonsense with a bad signature nothing is read", () => {
    const head = { manifest: Buffer.from("{"), signature: signedBy(testCertificate({ issuer: root })) };
    expect(faultOf(() => authenticate(head, trust))).toBe("signature-bad");
  });

  test("a signer that has ended is refused before the manifest is read", () => {
    const { signer, trust: believed } = testZone();
    const nonsense = Buffer.from("{}");
    const now = new Date(signer.certificate.notAfter.getTime() + 1000);
    const head = { manifest: nonsense, signature: signer.sign(nonsense, TEST_NOW) };
    expect(faultOf(() => authenticate(head, { ...believed, now }))).toBe("signer-expired");
  });

  test("signed nonsense is still nonsense", () => {
    const zone = testZone();
    const nonsense = Buffer.from("{}");
    const head = { manifest: nonsense, signature: zone.signer.sign(nonsense, TEST_NOW) };
    expect(faultOf(() => authenticate(head, zone.trust))).toBe("manifest-invalid");
  });

  test("a claimed manifest is read by the same rules", () => {
    expect(claim(manifest).identity).toBe(bundle.identity);
    expect(faultOf(() => claim(Buffer.from("{}")))).toBe("manifest-invalid");
  });
});

describe("every byte of the manifest is signed", () => {
  test("one flipped anywhere", () => {
    const signature = signedBy(testCertificate({ issuer: root }));
    for (let at = 0; at < manifest.length; at += 1) {
      const changed = Buffer.from(manifest);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(faultOf(() => authenticate({ manifest: changed, signature }, trust))).toBe("signature-bad");
    }
  });
});

describe("what a signer's certificate must say", () => {
  test.each<[string, string, TestCertificate]>([
    ["codeSigning", "none", {}],
    ["our own purpose", "none", { purposes: [OID.bundleSigning] }],
    ["another purpose alone", "signer-purpose", { purposes: ["1.3.6.1.5.5.7.3.4"] }],
    ["any purpose", "signer-purpose", { purposes: [OID.anyPurpose] }],
    ["no purpose", "signer-purpose", { purposes: [] }],
    ["no digitalSignature", "signer-purpose", { keyUsage: 0x20 }],
    ["no key usage at all", "signer-purpose", { keyUsage: "none" }],
    ["an authority", "signer-purpose", { authority: true, keyUsage: 0x86, purposes: [OID.codeSigning] }],
    ["past its time", "signer-expired", { notAfter: new Date(TEST_NOW.getTime() - 1000) }],
    ["at the second that ends it", "signer-expired", { notAfter: TEST_NOW }],
    ["a second before", "none", { notAfter: new Date(TEST_NOW.getTime() + 1000) }],
    ["at its first second", "none", { notBefore: TEST_NOW }],
    ["before its time", "signer-not-yet-valid", { notBefore: new Date(TEST_NOW.getTime() + 1000) }],
  ])("%s: %s", (_, expected, differs) => {
    expect(onSigner(differs)).toBe(expected);
  });

  test("time decides nothing where it must not", () => {
    const signature = signedBy(testCertificate({ issuer: root, notAfter: new Date("2026-02-01T00:00:00Z") }));
    expect(verdict(signature, { ...trust, now: "any" })).toBe("none");
  });
});

describe("what the authorities on the way must say", () => {
  test.each<[string, string, TestCertificate]>([
    ["an authority", "none", {}],
    ["an authority without key usage", "none", { keyUsage: "none" }],
    ["an authority for code", "none", { purposes: [OID.codeSigning] }],
    ["no authority", "chain-invalid", { authority: false, keyUsage: "none" }],
    ["no keyCertSign", "chain-invalid", { keyUsage: 0x80 }],
    ["limited to other purposes", "chain-invalid", { purposes: ["1.3.6.1.5.5.7.3.1"] }],
    ["past its time", "signer-expired", { notAfter: new Date("2026-02-01T00:00:00Z") }],
  ])("%s: %s", (_, expected, differs) => {
    expect(onAuthority(differs)).toBe(expected);
  });

  test("a path no longer than the anchor allows", () => {
    const short = testCertificate({ name: "short", authority: true, ours: true, pathLength: 0 });
    const middle = testCertificate({ name: "authority", issuer: short, authority: true });
    const limited: TrustState = { anchors: [testAnchor(short)], now: TEST_NOW };
    const direct = signedBy(testCertificate({ issuer: short }));
    expect(verdict(direct, limited)).toBe("none");
    const longer = signedBy(testCertificate({ issuer: middle }), middle.certificate);
    expect(verdict(longer, limited)).toBe("chain-invalid");
  });

  test("a signer cannot make signers", () => {
    const signer = testCertificate({ name: "signer", issuer: root });
    const below = testCertificate({ name: "below", issuer: signer });
    expect(verdict(signedBy(below, signer.certificate), trust)).toBe("chain-invalid");
  });
});

describe("an anchor that is not ours vouches for named signers only", () => {
  const company = testCertificate({ name: "company", authority: true });
  const signer = testCertificate({ name: "release", issuer: company });
  const signature = signedBy(signer);
  const limited = (limits: Parameters<typeof testAnchor>[1]): TrustState => ({
    anchors: [testAnchor(company, limits)],
    now: TEST_NOW,
  });

  test.each([
    ["nobody is named", {}, "signer-not-allowed"],
    ["another one is named", { allowSubjects: ["CN=other"] }, "signer-not-allowed"],
    ["a longer name is named", { allowSubjects: ["CN=release,O=x"] }, "signer-not-allowed"],
    ["its subject is named", { allowSubjects: ["CN=other", "CN=release"] }, "none"],
    ["its key is named", { allowSpki: [signer.certificate.spki] }, "none"],
    ["another key is named", { allowSpki: [company.certificate.spki] }, "signer-not-allowed"],
  ])("%s", (_, limits, expected) => {
    expect(verdict(signature, limited(limits))).toBe(expected);
  });

  test("limits on an anchor of ours hold as well", () => {
    const anchors = [testAnchor(root, { allowSubjects: ["CN=other"] })];
    expect(verdict(signedBy(testCertificate({ issuer: root })), { ...trust, anchors })).toBe(
      "signer-not-allowed",
    );
  });
});
