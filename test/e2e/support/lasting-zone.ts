import { writePem } from "../../../src/bundle/cms/pem.ts";
import { signDetached } from "../../../src/bundle/cms/signature.ts";
import { TEST_NOW, type TestZone, testAnchor, testCertificate } from "../../support/test-keys.ts";

/** A zone for the real clock: its certificates outlive these tests. */
export function lastingZone(name = "lasting zone"): TestZone {
  const notAfter = new Date("2049-01-01T00:00:00Z");
  const root = testCertificate({
    name: `${name} root`,
    authority: true,
    pathLength: 1,
    ours: true,
    notAfter,
  });
  const identity = testCertificate({ name: `${name} signer`, issuer: root, notAfter });
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

/** The zone's trust anchor as a file's content. */
export function rootPem(zone: TestZone): Buffer {
  return writePem("CERTIFICATE", zone.root.certificate.der);
}
