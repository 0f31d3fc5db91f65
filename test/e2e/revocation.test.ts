import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { signDetached } from "../../src/bundle/cms/signature.ts";
import { openRevocations } from "../../src/bundle/revocations.ts";
import { makeBundle, tarOf, type Wanted } from "../support/make-bundle.ts";
import { listOf, signedList } from "../support/revocation-lists.ts";
import { type TestZone, testCertificate } from "../support/test-keys.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE } from "./support/executable.ts";
import { lastingZone, rootPem } from "./support/lasting-zone.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const GOBUNDLE = "/media/gobundle";
const target = process.arch === "x64" ? "linux/amd64" : "linux/arm64";
const zone = lastingZone();
const later = nextSigner(zone);
let root: BareRoot;
let inside: Shell;

/** A bare server that has two releases of the first signer; the zone's root lies at /media/zone, as on the machine of its owner. */
beforeAll(async () => {
  root = new BareRoot();
  inside = shellOf(root);
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.write("media/zone/root.pem", rootPem(zone));
  root.write("media/zone/root.key", zone.root.key.export({ format: "pem", type: "pkcs8" }).toString());
  root.write("media/zone/signer.pem", writePem("CERTIFICATE", zone.identity.certificate.der));
  const { fingerprint } = zone.root.certificate;
  await inside(`${GOBUNDLE} trust add /media/zone/root.pem --fingerprint ${fingerprint}`);
  for (const sequence of [1, 2]) await inside(`${GOBUNDLE} apply ${put(zone, { sequence })}`);
});
afterAll(() => root.dispose());

/** The same root with a signer of its own that came after. */
function nextSigner(old: TestZone): TestZone {
  const notAfter = new Date("2049-01-01T00:00:00Z");
  const identity = testCertificate({ name: "second signer", issuer: old.root, notAfter });
  const { certificate, key } = identity;
  const sign = (content: Uint8Array, at: Date) => signDetached(content, key, certificate, [], at);
  return { ...old, identity, signer: { certificate, between: [], sign } };
}

function put(by: TestZone, wanted: Wanted): string {
  const files = { "number.txt": `${wanted.sequence}\n` };
  const bundle = makeBundle({ zone: by, name: "web", targets: [target], files, ...wanted });
  root.write(`media/web-${wanted.sequence}.gobundle`, tarOf(bundle));
  return `/media/web-${wanted.sequence}.gobundle`;
}

const kept = async () => (await inside("cd /etc/gobundle && ls revocations")).stdout;
const statusOf = async () => JSON.parse((await inside(`${GOBUNDLE} status --json`)).stdout);

describe("a signer that is revoked", () => {
  test("by its owner, in files that stock openssl accepts", async () => {
    await inside(
      `cd /media/zone && ${GOBUNDLE} keys revoke --cert signer.pem --dir . --reason key-compromise`,
    );
    const trust = "SSL_CERT_FILE=/dev/null SSL_CERT_DIR=/nonexistent";
    const files = "-in revocations.p7s -content revocations.json -CAfile root.pem";
    const verify = `openssl cms -verify -binary -inform DER ${files} -purpose any -out /dev/null`;
    await inside(`cd /media/zone && ${trust} ${verify}`);
  });

  test("signs nothing more for a server that was told, and what is installed stays and goes back", async () => {
    await inside(`${GOBUNDLE} trust revocations /media/zone/revocations.json`);
    expect((await statusOf()).revocations).toMatchObject([{ number: 1, revoked: 1 }]);
    for (const verb of ["verify", "apply"]) {
      const { stderr } = await inside(`${GOBUNDLE} ${verb} ${put(zone, { sequence: 3 })}`, 3);
      expect(stderr).toContain("GB-3220");
    }
    expect((await inside(`${GOBUNDLE} doctor`)).stderr).toContain("GB-0121");
    await inside(`${GOBUNDLE} rollback`);
    expect((await inside("cat /opt/gobundle/current/files/number.txt")).stdout).toBe("1\n");
    await inside(`${GOBUNDLE} recover`);
  });

  test("is followed by another one, whose bundle brings the next list", async () => {
    const signed = signedList(zone.root, listOf([zone.identity], { number: 2 }));
    const revocations = openRevocations(signed, [zone.root.certificate]);
    await inside(`${GOBUNDLE} apply ${put(later, { sequence: 3, revocations })}`);
    expect(await kept()).toMatch(/^[0-9a-f]{64}-2\.json\n[0-9a-f]{64}-2\.p7s\n$/);
    expect((await statusOf()).revocations).toMatchObject([{ number: 2, revoked: 1 }]);
    const again = await inside(`${GOBUNDLE} trust revocations ${join("/media/zone", "revocations.json")}`);
    expect(again.stdout).not.toBe("");
    expect(await kept()).toContain("-2.json");
  });
});
