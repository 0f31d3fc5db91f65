import { createECDH } from "node:crypto";
import { describe, expect, test } from "vitest";
import { DerError } from "../../../src/bundle/cms/der.ts";
import { bits, nothing, oid, sequence, unsigned } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import { holds, readPublicKey } from "../../../src/bundle/cms/public-key.ts";
import { faultOf } from "../../support/fault-of.ts";

/** An RSA key of any numbers; nobody has the private half. */
function rsa(modulus: Buffer, exponent: Buffer): Buffer {
  return sequence(sequence(oid(OID.rsa), nothing()), bits(sequence(unsigned(modulus), unsigned(exponent))));
}

/** `length` bytes, the first and the last as given. */
function number(length: number, first: number, last: number): Buffer {
  const bytes = Buffer.alloc(length, 0x5a);
  bytes[0] = first;
  bytes[length - 1] = last;
  return bytes;
}

const E = Buffer.from([1, 0, 1]);

describe("numbers of an RSA key", () => {
  test.each<[string, string, Buffer, Buffer]>([
    ["2048 bits", "none", number(256, 0x80, 1), E],
    ["8192 bits", "none", number(1024, 0x80, 1), E],
    ["an exponent of 256 bits", "none", number(256, 0x80, 1), number(32, 0xff, 1)],
    ["2047 bits", "signer-key", number(256, 0x7f, 1), E],
    ["8193 bits", "signer-key", number(1025, 0x01, 1), E],
    ["480,000 bits", "signer-key", number(60_000, 0xff, 1), E],
    ["an even modulus", "signer-key", number(256, 0x80, 2), E],
    ["an even exponent", "signer-key", number(256, 0x80, 1), Buffer.from([1, 0, 2])],
    ["an exponent of 257 bits", "signer-key", number(256, 0x80, 1), number(33, 0x01, 1)],
    ["an exponent of 480,000 bits", "signer-key", number(256, 0x80, 1), number(60_000, 0xff, 1)],
    ["the exponent 1", "signer-key", number(256, 0x80, 1), Buffer.from([1])],
  ])("%s: %s", (_, expected, modulus, exponent) => {
    expect(faultOf(() => readPublicKey(rsa(modulus, exponent), "x"))).toBe(expected);
  });
});

test.each([0, 1, 255, 256, 257, 60_000])("a value of %d bytes holds for no key", (length) => {
  const key = readPublicKey(rsa(number(256, 0x80, 1), E), "x");
  expect(holds(key, "sha256", Buffer.from("x"), Buffer.alloc(length, 1))).toBe(false);
});

test("a compressed point is no key, though OpenSSL reads it", () => {
  const curve = createECDH("prime256v1");
  const spki = (form: "compressed" | "uncompressed") =>
    sequence(sequence(oid(OID.ec), oid(OID.p256)), bits(curve.getPublicKey(null, form)));
  curve.generateKeys();
  expect(readPublicKey(spki("uncompressed"), "x").kind).toBe("ecdsa");
  expect(() => readPublicKey(spki("compressed"), "x")).toThrow(DerError);
});
