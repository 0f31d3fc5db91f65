import { generateKeyPairSync, X509Certificate } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readCertificate } from "../../../src/bundle/cms/certificate.ts";
import { nothing, octets, sequence } from "../../../src/bundle/cms/der-writer.ts";
import { tidyName } from "../../../src/bundle/cms/distinguished-name.ts";
import { OID } from "../../../src/bundle/cms/oid.ts";
import { readCertificates } from "../../../src/bundle/cms/pem.ts";
import { faultOf } from "../../support/fault-of.ts";
import { openssl, testFolder } from "../../support/openssl.ts";
import { testCertificate, testExtension } from "../../support/test-keys.ts";

describe("a certificate is read as Node reads it", () => {
  test.each(["rsa", "ec"] as const)("%s", (kind) => {
    const { certificate } = testCertificate({ kind, name: "release" });
    const second = new X509Certificate(certificate.der);
    expect(certificate.fingerprint).toBe(second.fingerprint256.replaceAll(":", "").toLowerCase());
    expect(certificate.notBefore).toEqual(second.validFromDate);
    expect(certificate.notAfter).toEqual(second.validToDate);
    expect(certificate.key.handle.equals(second.publicKey)).toBe(true);
    expect(certificate.subject).toBe("CN=release");
  });
});

describe("names are those that openssl prints", () => {
  test.each([
    ['/C=DE/O=Example, Inc./OU=Build+CN=a "b" <c>;\\\\d'],
    ["/O=示例/CN=发布"],
    ["/DC=example/DC=org/UID=u1/CN= #x "],
    ["/emailAddress=a@example.org/CN=x"],
  ])("%s", (subject) => {
    const folder = testFolder();
    const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "k.pem"];
    openssl(folder, "req", "-x509", ...key, "-utf8", "-multivalue-rdn", "-subj", subject, "-out", "c.pem");
    const names = ["-nameopt", "RFC2253,utf8,-esc_msb"];
    const printed = openssl(folder, "x509", "-in", "c.pem", "-noout", "-subject", ...names).toString();
    const [der = Buffer.alloc(0)] = readCertificates(openssl(folder, "x509", "-in", "c.pem"));
    expect(readCertificate(der).subject).toBe(printed.trimEnd().replace(/^subject=/, ""));
  });

  test("spaces around separators are the typist's", () => {
    expect(tidyName(" O = Example , CN = a b ")).toBe("O=Example,CN=a b");
  });
});

describe("what the profile does not know is refused", () => {
  test("a critical extension", () => {
    const extra = [testExtension("1.2.3.4", true, octets(nothing()))];
    expect(faultOf(() => testCertificate({ extra }))).toBe("certificate-invalid");
  });

  test("the same extension not critical is passed over", () => {
    const extra = [testExtension("1.2.3.4", false, octets(nothing()))];
    expect(testCertificate({ extra }).certificate.extensions.ours).toBe(false);
  });

  test("an extension twice", () => {
    const one = testExtension(OID.anchorMark, false, nothing());
    expect(faultOf(() => testCertificate({ extra: [one, one] }))).toBe("certificate-invalid");
  });

  test.each([
    ["RSA with 1024 bits", generateKeyPairSync("rsa", { modulusLength: 1024 })],
    ["RSA with exponent 3", generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 })],
    ["another curve", generateKeyPairSync("ec", { namedCurve: "secp256k1" })],
  ])("a key: %s", (_, { privateKey }) => {
    expect(faultOf(() => testCertificate({ key: privateKey }))).toBe("signer-key");
  });

  test("a certificate of version 1", () => {
    const folder = testFolder();
    openssl(
      folder,
      "req",
      "-new",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      "k",
      "-subj",
      "/CN=x",
      "-out",
      "r",
    );
    openssl(folder, "x509", "-req", "-in", "r", "-signkey", "k", "-out", "c.pem");
    const [der = Buffer.alloc(0)] = readCertificates(openssl(folder, "x509", "-in", "c.pem"));
    expect(faultOf(() => readCertificate(der))).toBe("certificate-invalid");
  });

  test("two signature algorithms", () => {
    const { der } = testCertificate({ kind: "ec" }).certificate;
    const bytes = Buffer.from(der);
    const name = Buffer.from("06082a8648ce3d040302", "hex");
    const outer = bytes.lastIndexOf(name) + name.length - 1;
    bytes[outer] = 0x03;
    expect(faultOf(() => readCertificate(bytes))).toBe("certificate-invalid");
  });

  test("a certificate that is cut anywhere", () => {
    const { der } = testCertificate({}).certificate;
    for (let length = 0; length < der.length; length += 1) {
      expect(faultOf(() => readCertificate(der.subarray(0, length)))).toBe("certificate-invalid");
    }
  });

  test("bytes behind its end", () => {
    const { der } = testCertificate({}).certificate;
    expect(faultOf(() => readCertificate(Buffer.concat([der, sequence()])))).toBe("certificate-invalid");
  });
});
