import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { signDetached } from "../../src/bundle/cms/signature.ts";
import { sha256 } from "../../src/bundle/digest.ts";
import {
  decodeRevocations,
  encodeRevocations,
  REVOCATION_REASONS,
} from "../../src/bundle/revocation-list.ts";
import { isCompromised, judging, openRevocations, type SignerMark } from "../../src/bundle/revocations.ts";
import { authenticate } from "../../src/bundle/trust.ts";
import { MAX_REVOCATIONS_BYTES, MAX_REVOKED } from "../../src/limits.ts";
import { faultOf } from "../support/fault-of.ts";
import { makeBundle } from "../support/make-bundle.ts";
import { openssl, opensslAccepts, testFolder } from "../support/openssl.ts";
import { listOf, revocationsOf, signedList } from "../support/revocation-lists.ts";
import { TEST_NOW, testAnchor, testCertificate, testZone } from "../support/test-keys.ts";

const zone = testZone();
const { root, identity } = zone;

describe("the document", () => {
  const digest = fc.string().map((text) => sha256(Buffer.from(text)));
  const instant = fc
    .integer({ min: 0, max: 2 ** 31 })
    .map((at) => `${new Date(at * 1000).toISOString().slice(0, 19)}Z`);
  const lists = fc.record({
    schema: fc.constant("gobundle/revocations/1" as const),
    number: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    issued: instant,
    critical: fc.constant([]),
    revoked: fc.uniqueArray(
      fc.record(
        { certificate: digest, key: digest, at: instant, reason: fc.constantFrom(...REVOCATION_REASONS) },
        { requiredKeys: ["certificate", "at", "reason"] },
      ),
      { selector: ({ certificate }) => certificate, maxLength: 8 },
    ),
  });

  test("is read as it was written", () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(decodeRevocations(encodeRevocations(list))).toEqual(list);
      }),
    );
  });

  const text = Buffer.from(encodeRevocations(listOf([identity]))).toString();
  test.each([
    ["another order", (json: string) => json.replace(/( {2}"number": 1,\n)( {2}"issued".*\n)/, "$2$1")],
    ["a name twice", (json: string) => json.replace('  "number": 1,\n', '  "number": 1,\n  "number": 1,\n')],
    ["no end of line", (json: string) => json.trimEnd()],
    ["number 0", (json: string) => json.replace('"number": 1', '"number": 0')],
    ["another schema", (json: string) => json.replace("revocations/1", "revocations/2")],
    ["an unknown reason", (json: string) => json.replace("key-compromise", "compromise")],
    ["a short digest", (json: string) => json.replace(/"key": "..../, '"key": "')],
    ["an unknown critical field", (json: string) => json.replace('"critical": []', '"critical": ["scope"]')],
    ["a certificate twice", (json: string) => json.replace(/( {4}\{.*\})\n/, "$1,\n$1\n")],
    ["more than 1 MiB", (json: string) => json + " ".repeat(1024 * 1024)],
  ])("with %s is refused", (_, change) => {
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(faultOf(() => decodeRevocations(Buffer.from(changed)))).toBe("revocations-invalid");
    // Signed by the root all the same: nothing else stands in the way of it.
    if (changed.length < 1024 * 1024)
      expect(faultOf(() => openRevocations(signedList(root, changed), [root.certificate]))).toBe(
        "revocations-invalid",
      );
  });

  test("has an end", () => {
    const [entry] = listOf([identity]).revoked;
    if (entry === undefined) throw new Error("no entry");
    const listing = (count: number) =>
      listOf([], {
        revoked: Array.from({ length: count }, (_, at) => ({
          ...entry,
          certificate: sha256(Buffer.from(`${at}`)),
        })),
      });
    const verdict = (count: number) => faultOf(() => decodeRevocations(encodeRevocations(listing(count))));
    expect(verdict(MAX_REVOKED)).toBe("none");
    expect(verdict(MAX_REVOKED + 1)).toBe("revocations-invalid");
  });

  test("a field of a later edition survives", () => {
    const more = text.replace('  "revoked"', '  "revoked"').replace(/\n\}\n$/, ',\n  "scope": "all"\n}\n');
    expect(Buffer.from(encodeRevocations(decodeRevocations(Buffer.from(more)))).toString()).toBe(more);
  });
});

describe("the signature over it", () => {
  const list = encodeRevocations(listOf([identity]));
  const verdict = (signature: Uint8Array, content: Uint8Array = list) =>
    faultOf(() => openRevocations({ list: content, signature }, [root.certificate]));
  const good = signedList(root, listOf([identity])).signature;

  test("is the root's own, of one signer alone", () => {
    expect(verdict(good)).toBe("none");
    const intermediate = testCertificate({ issuer: root, authority: true });
    // So long that it stands behind the root's in the set of certificates.
    const long = testCertificate({ name: "x".repeat(64), issuer: root });
    const stranger = testZone("stranger").root;
    const by = (one: typeof root, between: readonly (typeof root)[] = []) =>
      signDetached(
        list,
        one.key,
        one.certificate,
        between.map(({ certificate }) => certificate),
        TEST_NOW,
      );
    for (const wrong of [
      by(identity),
      by(identity, [root]),
      by(root, [identity]),
      by(root, [long]),
      by(intermediate),
      by(stranger),
    ])
      expect(verdict(wrong)).toBe("revocations-signature");
  });

  test("is there, whole, and over these bytes", () => {
    expect(verdict(new Uint8Array(0))).toBe("revocations-signature");
    expect(verdict(good, Buffer.concat([list, Buffer.from(" ")]))).toBe("revocations-signature");
    expect(verdict(Buffer.concat([good, Buffer.from([0])]))).toBe("revocations-signature");
    for (let at = 0; at < good.length; at += 23) {
      const flipped = Buffer.from(good);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 4, at);
      expect(verdict(flipped), `byte ${at}`).toMatch(/^revocations-signature$/);
    }
  });

  test("is over no more bytes than a list may have: the rest is not read", () => {
    const large = signedList(root, "x".repeat(MAX_REVOCATIONS_BYTES + 1));
    expect(faultOf(() => openRevocations(large, [root.certificate]))).toBe("revocations-signature");
    const most = signedList(root, "x".repeat(MAX_REVOCATIONS_BYTES));
    expect(faultOf(() => openRevocations(most, [root.certificate]))).toBe("revocations-invalid");
  });

  test("is judged before a byte of the list is parsed", () => {
    const wrong = { list: Buffer.from("{"), signature: good };
    expect(faultOf(() => openRevocations(wrong, [root.certificate]))).toBe("revocations-signature");
  });

  test("openssl is of the same opinion, and can make one", () => {
    const folder = testFolder();
    const write = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);
    write("revocations.json", list);
    write("revocations.p7s", good);
    write("root.pem", writePem("CERTIFICATE", root.certificate.der));
    write("root.key", Buffer.from(root.key.export({ format: "pem", type: "pkcs8" })));
    const files = ["-binary", "-inform", "DER", "-in", "revocations.p7s", "-content", "revocations.json"];
    const trust = ["-CAfile", "root.pem", "-purpose", "any", "-attime", `${TEST_NOW.getTime() / 1000}`];
    const accepts = () => opensslAccepts(folder, "cms", "-verify", ...files, ...trust, "-out", "/dev/null");
    expect(accepts()).toBe(true);
    const sign = ["cms", "-sign", "-binary", "-outform", "DER", "-nosmimecap", "-in", "revocations.json"];
    const made = openssl(folder, ...sign, "-signer", "root.pem", "-inkey", "root.key");
    expect(verdict(made)).toBe("none");
    write("revocations.json", Buffer.concat([list, Buffer.from(" ")]));
    expect(accepts()).toBe(false);
  });
});

test("what several signed counts until all of them are revoked as stolen", () => {
  const both = [identity, testCertificate({ issuer: root })] as const;
  const stolen = (...revoked: readonly (typeof identity)[]) => judging([revocationsOf(zone, revoked)]);
  expect(isCompromised(both.map(markOf), stolen(identity))).toBe(false);
  expect(isCompromised(both.map(markOf), stolen(...both))).toBe(true);
  expect(isCompromised([], stolen(...both))).toBe(false);
});

/** A signer of the zone as a host remembers it. */
function markOf({ certificate: { fingerprint, spki } }: typeof identity): SignerMark {
  return { fingerprint, spki, owner: root.certificate.spki };
}

describe("what was accepted from a signer stops counting", () => {
  const stolen = judging([revocationsOf(zone, [identity])]);

  test("by the key, too: its certificate may have had another digest", () => {
    const turned = testCertificate({ issuer: root, key: identity.key });
    expect(turned.certificate.fingerprint).not.toBe(identity.certificate.fingerprint);
    expect(isCompromised([markOf(turned)], stolen)).toBe(true);
  });

  test("by no list but that of its own anchor", () => {
    const other = judging([revocationsOf(testZone("other"), [identity])]);
    expect(isCompromised([markOf(identity)], other)).toBe(false);
  });
});

/** Both certificates of one root are anchors, and the newer one has signed that the zone's signer is revoked. */
function renewed() {
  const newer = testCertificate({
    name: "test zone root",
    authority: true,
    pathLength: 1,
    ours: true,
    key: root.key,
  });
  const anchors = [root, newer].map((one) => testAnchor(one));
  const list = openRevocations(signedList(newer, listOf([identity])), [newer.certificate]);
  return { trust: { ...zone.trust, anchors, revocations: [list] }, bundle: makeBundle({ zone }) };
}

function verdictOf(bundle: ReturnType<typeof makeBundle>, trust = zone.trust): string {
  const { manifestBytes: manifest, signature, revocations } = bundle;
  return faultOf(() => authenticate({ manifest, signature, revocations }, trust));
}

describe("of several lists", () => {
  const list = (number: number, more = {}) => revocationsOf(zone, [], { number, ...more });

  test("the highest counts", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(numbers, (some) => {
        const judge = judging(some.map((number) => list(number))).get(root.certificate.spki);
        expect(judge?.list.number).toBe(Math.max(...some));
      }),
      { numRuns: 20 },
    );
  });

  test("two that say different things under one number are refused, the same one twice is not", () => {
    expect(faultOf(() => judging([list(2), list(1), list(2)]))).toBe("none");
    const other = list(2, { issued: "2026-11-21T00:00:00Z" });
    expect(faultOf(() => judging([list(2), other]))).toBe("revocations-conflict");
  });

  test("a root that was renewed with its key is one owner with the old one", () => {
    const { trust, bundle } = renewed();
    for (const anchors of [trust.anchors, trust.anchors.toReversed()])
      expect(verdictOf(bundle, { ...trust, anchors })).toBe("signer-revoked");
  });

  test("each root speaks for itself", () => {
    const second = testZone("second");
    expect(judging([list(3), revocationsOf(second, [], { number: 1 })]).size).toBe(2);
  });
});

describe("a bundle", () => {
  const verdict = verdictOf;
  const other = testCertificate({ issuer: root });

  test("with a list that does not name its signer is accepted, and gives the list", () => {
    const revocations = revocationsOf(zone, [other]);
    const { manifestBytes: manifest, signature } = makeBundle({ zone, revocations });
    const trusted = authenticate({ manifest, signature, revocations: revocations.signed }, zone.trust);
    expect(trusted.revocations?.list.number).toBe(1);
  });

  test("whose signer it revokes itself is refused", () => {
    expect(verdict(makeBundle({ zone, revocations: revocationsOf(zone, [identity]) }))).toBe(
      "signer-revoked",
    );
  });

  test("whose signer was revoked by what the host keeps is refused, whatever the bundle carries", () => {
    const kept = revocationsOf(zone, [identity], { number: 7 });
    const trust = { ...zone.trust, revocations: [kept] };
    expect(verdict(makeBundle({ zone }), trust)).toBe("signer-revoked");
    expect(
      verdict(makeBundle({ zone, revocations: revocationsOf(zone, [other], { number: 6 }) }), trust),
    ).toBe("signer-revoked");
    const same = revocationsOf(zone, [other], { number: 7 });
    expect(verdict(makeBundle({ zone, revocations: same }), trust)).toBe("revocations-conflict");
  });

  test("is refused by the certificate alone, where the list does not say its key", () => {
    const revoked = listOf([zone.identity]).revoked.map(({ key: _, ...one }) => one);
    expect(verdict(makeBundle({ zone, revocations: revocationsOf(zone, [], { revoked }) }))).toBe(
      "signer-revoked",
    );
  });

  test("is judged by the newer list that it carries", () => {
    const trust = { ...zone.trust, revocations: [revocationsOf(zone, [identity], { number: 7 })] };
    const taken = revocationsOf(zone, [other], { number: 8 });
    expect(verdict(makeBundle({ zone, revocations: taken }), trust)).toBe("none");
  });

  test("is refused by the key, where somebody changed the digest of the certificate", () => {
    const { fingerprint } = other.certificate;
    const list = revocationsOf(zone, [identity]).list.revoked.map((one) => ({
      ...one,
      certificate: fingerprint,
    }));
    expect(verdict(makeBundle({ zone, revocations: revocationsOf(zone, [], { revoked: list }) }))).toBe(
      "signer-revoked",
    );
  });

  test("under a revoked authority is refused, under a revoked root of others it is not", () => {
    const middle = testCertificate({ issuer: root, authority: true, name: "middle" });
    const low = testCertificate({ issuer: middle, name: "low" });
    const signer = {
      certificate: low.certificate,
      between: [middle.certificate],
      sign: (content: Uint8Array, at: Date) =>
        signDetached(content, low.key, low.certificate, [middle.certificate], at),
    };
    const below = { ...zone, signer };
    expect(verdict(makeBundle({ zone: below }))).toBe("none");
    expect(verdict(makeBundle({ zone: below, revocations: revocationsOf(zone, [middle]) }))).toBe(
      "signer-revoked",
    );
    const stranger = testZone("stranger");
    const trust = { ...zone.trust, anchors: [...zone.trust.anchors, testAnchor(stranger.root)] };
    expect(verdict(makeBundle({ zone, revocations: revocationsOf(stranger, [identity]) }), trust)).toBe(
      "none",
    );
  });

  test("carries exactly what its manifest states", () => {
    const stated = revocationsOf(zone, [other]);
    const bundle = makeBundle({ zone, revocations: stated });
    const swapped = revocationsOf(zone, [], { number: 2 }).signed;
    expect(verdict({ ...bundle, revocations: undefined })).toBe("revocations-mismatch");
    expect(verdict({ ...bundle, revocations: swapped })).toBe("revocations-mismatch");
    expect(verdict({ ...makeBundle({ zone }), revocations: swapped })).toBe("revocations-mismatch");
    const untrue = makeBundle({
      zone,
      revocations: stated,
      restate: (manifest) => ({
        ...manifest,
        ...(manifest.revocations && { revocations: { ...manifest.revocations, number: 2 } }),
      }),
    });
    expect(verdict(untrue)).toBe("revocations-mismatch");
  });

  test("with a list of nobody's is refused before its own signature is looked at", () => {
    const stranger = revocationsOf(testZone("stranger"), []);
    const bundle = { ...makeBundle({ zone, revocations: stranger }), signature: Buffer.from("x") };
    expect(verdict(bundle)).toBe("revocations-signature");
    // Nor is anything of the manifest.
    expect(verdict({ ...bundle, manifestBytes: Buffer.from("{") })).toBe("revocations-signature");
  });
});
