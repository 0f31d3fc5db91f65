import { describe, expect, test } from "vitest";
import { TAG } from "../../../src/bundle/cms/der.ts";
import { bits, octets, oid, sequence, small, tlv } from "../../../src/bundle/cms/der-writer.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import { faultOf } from "../../support/fault-of.ts";
import { testCertificate, testExtension, testName } from "../../support/test-keys.ts";

/** The verdict on a certificate with this extension, not critical. */
function verdict(name: string, value: Uint8Array): string {
  return faultOf(() => testCertificate({ extra: [testExtension(name, false, value)] }));
}

describe("what limits a certificate refuses, critical or not", () => {
  test.each([
    ["names", OID.nameConstraints],
    ["a proxy", OID.proxyCertificate],
    ["addresses", OID.addressBlocks],
    ["numbers of networks", OID.systemNumbers],
  ])("%s", (_, name) => {
    expect(verdict(name, sequence())).toBe("certificate-invalid");
  });
});

/** IA5 text under a context tag. */
const ascii = (tag: number, text: string) => tlv(tag, Buffer.from(text));
const place = (...names: readonly Uint8Array[]) => tlv(TAG.context0, tlv(TAG.context0, ...names));

describe("what decides nothing has its form all the same", () => {
  test.each<[string, string, Uint8Array, string]>([
    ["a mail address", OID.subjectAltName, sequence(ascii(TAG.context1Primitive, "a@b.test")), "none"],
    [
      "an address of a host",
      OID.subjectAltName,
      sequence(tlv(TAG.context7Primitive, Buffer.alloc(4))),
      "none",
    ],
    ["a name of a folder", OID.subjectAltName, sequence(tlv(TAG.context4, testName("x"))), "none"],
    [
      "another kind of name",
      OID.subjectAltName,
      sequence(tlv(TAG.context0, oid("1.2.3"), tlv(TAG.context0, small(1)))),
      "none",
    ],
    ["no name at all", OID.subjectAltName, sequence(), "certificate-invalid"],
    [
      "letters beyond ASCII",
      OID.subjectAltName,
      sequence(ascii(TAG.context2Primitive, "ü.test")),
      "certificate-invalid",
    ],
    [
      "an address of five bytes",
      OID.subjectAltName,
      sequence(tlv(TAG.context7Primitive, Buffer.alloc(5))),
      "certificate-invalid",
    ],
    ["a name of no kind", OID.subjectAltName, sequence(octets(Buffer.from("x"))), "certificate-invalid"],
    [
      "a place of a list",
      OID.crlDistributionPoints,
      sequence(sequence(place(ascii(TAG.context6Primitive, "http://x.test/y")))),
      "none",
    ],
    ["no place", OID.crlDistributionPoints, sequence(), "certificate-invalid"],
    ["a place that is nowhere", OID.crlDistributionPoints, sequence(sequence()), "certificate-invalid"],
    ["a type of Netscape's", OID.netscapeType, bits(Buffer.of(0x80)), "none"],
    ["a type that is a number", OID.netscapeType, small(1), "certificate-invalid"],
  ])("%s: %s", (_, name, value, expected) => {
    expect(verdict(name, value)).toBe(expected);
  });
});
