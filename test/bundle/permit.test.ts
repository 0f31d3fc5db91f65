import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { instantOf } from "../../src/bundle/manifest/fields.ts";
import { authenticatePermit, decodePermit, encodePermit, type Permit } from "../../src/bundle/permit.ts";
import { MAX_PERMIT_BYTES } from "../../src/limits.ts";
import { faultOf } from "../support/fault-of.ts";
import { makeBundle } from "../support/make-bundle.ts";
import { TEST_NOW, testZone } from "../support/test-keys.ts";
import { permitOf } from "../support/test-permit.ts";

const zone = testZone();
const good = Buffer.from(encodePermit(permitOf()));
const signed = (permit: Uint8Array, by = zone) => ({ permit, signature: by.signer.sign(permit, TEST_NOW) });
const bent = (from: string, to: string) => Buffer.from(good.toString().replace(from, to));

test("what is written is read", () => {
  const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
  const permits = fc.record(
    {
      host: fc.oneof(fc.constant("any"), hex),
      name: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,63}$/),
      sequence: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      identity: hex,
      reason: fc
        .string({ minLength: 1, unit: "grapheme" })
        .filter((text) => !/[\p{Cc}\u2028\u2029]/u.test(text)),
    },
    { requiredKeys: ["host", "name", "sequence", "identity"] },
  );
  fc.assert(
    fc.property(permits, fc.integer({ min: 0, max: 8e9 }), (said, issued) => {
      const permit = permitOf({
        ...(said as Partial<Permit>),
        issued: instantOf(issued),
        until: instantOf(issued + 1),
      });
      fc.pre(Buffer.byteLength(permit.reason ?? "") <= 512);
      expect(decodePermit(encodePermit(permit))).toEqual(permit);
    }),
  );
});

test("that of FORMAT 12 is one", () => {
  const format = readFileSync(join(import.meta.dirname, "../../docs/FORMAT.md"), "utf8");
  const [, text = ""] = /## 12\. .*?```json\n(.*?)```/s.exec(format) ?? [];
  expect(decodePermit(Buffer.from(text))).toMatchObject({ name: "demo", host: "any" });
});

test("a signer of the zone is believed, and named", () => {
  const found = authenticatePermit(signed(good), zone.trust);
  expect(found).toMatchObject({ permit: permitOf(), sha256: sha256(good) });
  expect(found.signers.map(({ subject }) => subject)).toEqual(["CN=test zone signer"]);
});

describe("is refused", () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["another schema", bent("gobundle/permit/1", "gobundle/permit/2")],
    ["a field that is not known", bent('"host"', '"hosts"')],
    ["one more field", bent('worked"\n', 'worked",\n  "uses": 1\n')],
    ["a field twice", bent('"host": "any",', '"host": "any",\n  "host": "any",')],
    ["another order", Buffer.from(JSON.stringify({ reason: "x", ...permitOf() }))],
    ["blanks", bent('": "any"', '":  "any"')],
    ["an end before the beginning", bent("2026-11-28T23:59:59Z", "2026-11-20T23:59:59Z")],
    ["no end", bent('  "until": "2026-11-28T23:59:59Z",\n', "")],
    ["a time that is none", bent("2026-11-28T23:59:59Z", "2026-11-31T23:59:59Z")],
    ["a wish for a host", bent('"any"', '"*"')],
    ["a half identity", bent(permitOf().identity, permitOf().identity.slice(1))],
    ["number 0", bent('"sequence": 1', '"sequence": 0')],
    ["number 1e0", bent('"sequence": 1', '"sequence": 1e0')],
    ["two lines of reason", bent("what worked", "what\\nworked")],
    ["a byte order mark", Buffer.concat([Buffer.from("\u{feff}"), good])],
    ["something behind it", Buffer.concat([good, Buffer.from("\n")])],
    ["nothing", Buffer.alloc(0)],
    ["16 KiB and more", bent("back", "b".repeat(16 * 1024))],
    ["a signed manifest", makeBundle({ zone }).manifestBytes],
  ];
  test.each(cases)("%s", (_, bytes) => {
    expect(faultOf(() => authenticatePermit(signed(bytes), zone.trust))).toBe("permit-invalid");
  });

  test("more bytes than a permit may have, unread", () => {
    const tooLarge = expect.objectContaining({ facts: { problems: ["document: too-large"] } });
    expect(() => decodePermit(Buffer.alloc(MAX_PERMIT_BYTES + 1, "x"))).toThrow(tooLarge);
  });

  test("a changed byte, before any of it is read", () => {
    const { signature } = signed(good);
    const permit = bent("any", "ANY");
    expect(faultOf(() => authenticatePermit({ permit, signature }, zone.trust))).toBe("signature-bad");
  });

  test("any changed byte of it or of its signature, and any length that is cut off", () => {
    const { signature } = signed(good);
    const refused = (permit: Uint8Array, by: Uint8Array) =>
      faultOf(() => authenticatePermit({ permit, signature: by }, zone.trust)) !== "none";
    const flipped = (bytes: Uint8Array, at: number) =>
      Buffer.from(bytes.map((byte, place) => (place === at ? byte ^ (1 << (at % 8)) : byte)));
    const places = (bytes: Uint8Array) => [...bytes.keys()];
    expect(places(good).filter((at) => !refused(flipped(good, at), signature))).toEqual([]);
    expect(places(good).filter((at) => !refused(good.subarray(0, at), signature))).toEqual([]);
    expect(places(signature).filter((at) => !refused(good, flipped(signature, at)))).toEqual([]);
    expect(places(signature).filter((at) => !refused(good, signature.subarray(0, at)))).toEqual([]);
  });

  test("a signature that is missing, another's, or over a bundle", () => {
    const refused = (signature: Uint8Array) =>
      faultOf(() => authenticatePermit({ permit: good, signature }, zone.trust));
    expect(refused(Buffer.alloc(0))).toBe("unsigned");
    expect(refused(signed(good, testZone("another")).signature)).toBe("signer-unknown");
    expect(refused(makeBundle({ zone }).signature)).toBe("signature-bad");
  });
});
