import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TAG } from "../../../src/bundle/cms/der.ts";
import { octets, oid, sequence, setOf, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import { encodeManifest } from "../../../src/bundle/manifest/manifest.ts";
import { type Bend, bend, bends } from "../../support/der-bend.ts";
import { planned, signaturePlans } from "../../support/legal-signatures.ts";
import { goodAttributes, looseSignature, resignedCertificate, signedPart } from "../../support/loose-cms.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { SecondOpinion } from "../../support/second-opinion.ts";
import { report, rounds } from "../../support/soak.ts";
import { TEST_NOW, testAnchor, testCertificate, testExtension } from "../../support/test-keys.ts";

/** The rule of this file: what we accept `openssl cms -verify` accepts, at the same time and under the same anchor. */
const content = encodeManifest(makeBundle().manifest);

const named = (text: string) =>
  sequence(setOf([sequence(oid("2.5.4.3"), tlv(TAG.utf8String, Buffer.from(text)))]));
const keyId = (byte: number) => testExtension(OID.subjectKeyId, false, octets(Buffer.alloc(20, byte)));
const root = testCertificate({ name: "root", authority: true, ours: true, extra: [keyId(1)] });
const trust = { anchors: [testAnchor(root)], now: TEST_NOW };

/** An authority and a signer with every extension that OpenSSL reads, so that there is something to bend. */
const authority = testCertificate({
  name: "authority",
  authority: true,
  issuer: root,
  pathLength: 0,
  extra: [
    keyId(2),
    testExtension(
      OID.authorityKeyId,
      false,
      sequence(
        tlv(TAG.context0Primitive, Buffer.alloc(20, 1)),
        tlv(TAG.context1, tlv(TAG.context4, root.certificate.subjectName)),
        tlv(TAG.context2Primitive, root.certificate.serial.subarray(2)),
      ),
    ),
  ],
});
const place = tlv(
  TAG.context0,
  tlv(TAG.context0, tlv(TAG.context6Primitive, Buffer.from("http://x.test/y"))),
);
const signer = testCertificate({
  name: "signer",
  issuer: authority,
  extra: [
    keyId(3),
    testExtension(OID.authorityKeyId, false, sequence(tlv(TAG.context0Primitive, Buffer.alloc(20, 2)))),
    testExtension(OID.subjectAltName, false, sequence(tlv(TAG.context1Primitive, Buffer.from("a@b.test")))),
    testExtension(OID.crlDistributionPoints, false, sequence(sequence(place))),
    testExtension("2.5.29.32", false, sequence(sequence(oid("1.2.3.4")))),
    // Under another name it becomes a limit to names.
    testExtension("1.2.3.5", false, sequence(tlv(TAG.context0, sequence(tlv(TAG.context4, named("zz")))))),
  ],
});
const [signerDer, authorityDer] = [signer.certificate.der, authority.certificate.der];

/** What is bent, and then signed again by whoever signs it; the signature as a whole is signed by nobody. */
const FAMILIES: Readonly<Record<string, (changes: readonly Bend[]) => Uint8Array>> = {
  "a signature": (changes) => bend(signatureWith(signerDer, authorityDer), changes),
  "signed attributes": (changes) =>
    signatureWith(signerDer, authorityDer, bend(goodAttributes(content), changes)),
  "the signer's certificate": (changes) =>
    signatureWith(
      resignedCertificate(signerDer, bend(signedPart(signerDer), changes), authority),
      authorityDer,
    ),
  "the authority's certificate": (changes) =>
    signatureWith(
      signerDer,
      resignedCertificate(authorityDer, bend(signedPart(authorityDer), changes), root),
    ),
};

function signatureWith(der: Uint8Array, above: Uint8Array, attributes = goodAttributes(content)): Buffer {
  return looseSignature(content, [der, above], [{ signer: { der, key: signer.key }, attributes }]);
}

describe("never do we accept what openssl refuses", () => {
  test.each(Object.entries(FAMILIES))(
    "%s, bent at random",
    (family, bent) => {
      const opinion = new SecondOpinion(content, trust);
      expect(opinion.ask(signatureWith(signerDer, authorityDer))).toEqual({ ours: "none", openssl: true });
      fc.assert(
        fc.property(bends, (changes) => {
          expect(opinion.ask(bent(changes)).openssl).not.toBe(false);
        }),
        { numRuns: rounds(150, 5000) },
      );
      report(family, opinion.report());
    },
    900_000,
  );

  test("signatures that keep to the profile, or nearly", () => {
    const opinion = new SecondOpinion(content, trust);
    const tried = rounds(100, 2000);
    fc.assert(
      fc.property(signaturePlans, (plan) => {
        expect(opinion.ask(planned(plan, content, root)).openssl).not.toBe(false);
      }),
      { numRuns: tried },
    );
    // So that it is acceptance that was tried, not refusal alone.
    expect(opinion.accepted).toBeGreaterThan(tried / 10);
    report("legal signatures", opinion.report());
  }, 900_000);
});
