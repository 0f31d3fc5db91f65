import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signDetached } from "../../src/bundle/cms/signature.ts";
import { decodeManifest } from "../../src/bundle/manifest/manifest.ts";
import { decodeRevocations } from "../../src/bundle/revocation-list.ts";
import { authenticate } from "../../src/bundle/trust.ts";
import { makeBundle, type TestBundle, tarOf, writeTar } from "../support/make-bundle.ts";
import { revocationsOf } from "../support/revocation-lists.ts";
import { TEST_NOW, testAnchor, testCertificate, testZone } from "../support/test-keys.ts";

const FORMAT = readFileSync(join(import.meta.dirname, "../../docs/FORMAT.md"), "utf8");

/** The commands of FORMAT 11.1, as they stand there. */
const COMMANDS = (/```sh\n([\s\S]*?)```/.exec(FORMAT)?.[1] ?? "").replace(/^ {2}/gm, "");

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gobundle-format-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Exit status of the commands over a container that may have been tampered with. */
function checked(bundle: TestBundle, tamper: (tar: Buffer) => Buffer = (tar) => tar): number | null {
  rmSync(join(folder, "check"), { recursive: true, force: true });
  const path = writeTar(bundle, folder);
  writeFileSync(path, tamper(tarOf(bundle)));
  const root = join(folder, "root.pem");
  execFileSync("openssl", ["x509", "-inform", "DER", "-out", root], {
    input: bundle.zone.root.certificate.der,
  });
  const env = { PATH: process.env["PATH"] ?? "", LC_ALL: "C", BUNDLE: path, ROOT: root };
  return spawnSync("sh", ["-c", COMMANDS], { cwd: folder, env }).status;
}

describe("the commands for a guard without gobundle", () => {
  const bundle = makeBundle({
    apps: [{ name: "demo", files: { "go.mod": "module x.test/demo\n", "说 明.md": "text" } }],
    files: { empty: "" },
  });

  test("take a good bundle", () => {
    expect(checked(bundle)).toBe(0);
  });

  test.each<[string, (tar: Buffer) => Buffer]>([
    ["another content", (tar) => replaced(tar, "module x.test", "module y.test")],
    ["another manifest", (tar) => replaced(tar, '"sequence": 1', '"sequence": 2')],
    ["a member more", (tar) => Buffer.concat([tar.subarray(0, -1024), tarOf(makeBundle()).subarray(-3072)])],
    ["a member less", (tar) => Buffer.concat([tar.subarray(0, -1536), Buffer.alloc(1024)])],
    ["a head file again behind the members", (tar) => Buffer.concat([tar.subarray(0, -1024), tar])],
  ])("refuse %s", (_, tamper) => {
    expect(checked(bundle, tamper)).not.toBe(0);
  });

  test("take a bundle with a list of revoked certificates, and refuse where its signer is on it or it was taken out", () => {
    const zone = testZone();
    const { identity } = testZone();
    const carrying = makeBundle({ zone, revocations: revocationsOf(zone, [identity]) });
    expect(checked(carrying)).toBe(0);
    expect(checked({ ...carrying, revocations: undefined })).not.toBe(0);
    expect(checked(makeBundle({ zone, revocations: revocationsOf(zone, [zone.identity]) }))).not.toBe(0);
  });

  test("take a bundle under an anchor that another authority issued", () => {
    const above = testCertificate({ name: "above", authority: true });
    const root = testCertificate({ name: "anchor", issuer: above, authority: true, ours: true });
    const identity = testCertificate({ name: "signer", issuer: root });
    const sign = (content: Uint8Array) =>
      signDetached(content, identity.key, identity.certificate, [], TEST_NOW);
    const trust = { anchors: [testAnchor(root)], now: TEST_NOW };
    const zone = { root, identity, signer: { certificate: identity.certificate, between: [], sign }, trust };
    const below = makeBundle({ zone, revocations: revocationsOf(zone, []) });
    const head = { manifest: below.manifestBytes, signature: below.signature };
    expect(authenticate({ ...head, revocations: below.revocations }, trust).identity).toBe(below.identity);
    expect(checked(below)).toBe(0);
  });

  test("refuse the bundle of a stranger", () => {
    const other = makeBundle();
    expect(checked({ ...bundle, signature: other.signature })).not.toBe(0);
  });
});

test("the list in FORMAT 13 is a legal one", () => {
  const json = /```json\n(\{\n {2}"schema": "gobundle\/revocations[\s\S]*?)```/.exec(FORMAT)?.[1] ?? "";
  expect(decodeRevocations(Buffer.from(json)).revoked).toHaveLength(1);
});

test("the manifest in FORMAT 3 is a legal one", () => {
  const json = /```json\n([\s\S]*?)```/.exec(FORMAT)?.[1] ?? "";
  expect(decodeManifest(Buffer.from(json)).members).toHaveLength(2);
});

function replaced(tar: Buffer, from: string, to: string): Buffer {
  const at = tar.indexOf(from);
  expect(at).toBeGreaterThan(0);
  const changed = Buffer.from(tar);
  changed.write(to, at);
  return changed;
}
