import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { nodeWork } from "../../src/host/threads/node-work.ts";
import type { TrustStore } from "../../src/ports/trust-store.ts";
import { transcript } from "../support/captured-console.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, tarOf, type Wanted, writeFolder, writeTar } from "../support/make-bundle.ts";
import { TEST_NOW, testAnchor, testZone } from "../support/test-keys.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const zone = testZone();

function demo(more: Wanted = {}) {
  return makeBundle({
    zone,
    sumdb: new TestSumdb(),
    toolchains: [{ version: "1.21.5" }],
    modules: [{ path: "github.com/x/y", version: "v1.0.0" }],
    apps: [{ name: "demo", files: { "go.mod": "module example.test/demo\n" } }],
    scripts: [{ when: "health", name: "1-a.sh", text: "#!/bin/sh\n" }],
    files: { "motd.txt": "hello\n" },
    ...more,
  });
}

/** A command line on a host that trusts the test zone. */
function run(...words: string[]) {
  return runWith(() => {}, words);
}

function runWith(prepare: (trust: TrustStore) => void, words: readonly string[], policy?: string) {
  const config = join(testFolder(), "config");
  const pool = inlinePool();
  nodeTrustStore(config).add(testAnchor(zone.root));
  prepare(nodeTrustStore(config));
  if (policy !== undefined) writeFileSync(join(config, "policy.yaml"), policy);
  return transcript(
    [...words, "--config", config],
    {},
    {
      clock: { now: () => TEST_NOW },
      media: nodeMedia(pool),
      work: nodeWork(pool),
      trustStore: (folder) => nodeTrustStore(folder),
    },
  );
}

describe("verify", () => {
  test("says what was proven, and gives the facts of the interface", async () => {
    const bundle = demo();
    const path = writeTar(bundle, testFolder());
    expect(await run("verify", path)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(bundle.identity),
    });
    const { stdout } = await run("verify", "--json", "--deep", path);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      changed: false,
      identity: bundle.identity,
      name: "app",
      sequence: 1,
      signers: [{ subject: "CN=test zone signer", notAfter: "2029-01-01T00:00:00.000Z" }],
      members: bundle.manifest.members.length,
      missing: [],
    });
  });

  test("judges certificates at a stated time", async () => {
    const path = writeTar(demo(), testFolder());
    expect(await run("verify", "--at", "2030-01-01T00:00:00Z", path)).toMatchObject({ status: 3 });
    expect(await run("verify", "--at", "soon", path)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("GB-2302"),
    });
  });

  test("takes several, and stops at the first that is not right", async () => {
    const folder = testFolder();
    const [one, two] = [writeTar(demo(), folder), writeTar(demo({ sequence: 2 }), folder)];
    const { status, stdout } = await run("verify", "--json", one, two);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).bundles).toMatchObject([{ sequence: 1 }, { sequence: 2 }]);
    expect(await run("verify", one, join(folder, "absent"))).toMatchObject({ status: 2 });
  });
});

describe("inspect", () => {
  test.each(["en", "zh-CN"])("shows everything that is in a bundle: %s", async (language) => {
    const { status, stdout } = await run("inspect", "--lang", language, writeTar(demo(), testFolder()));
    expect(status).toBe(0);
    for (const part of ["go1.21.5.linux-amd64", "demo", "health/1-a.sh", "motd.txt", "sum.example.test"]) {
      expect(stdout).toContain(part);
    }
    // A placeholder that nothing filled.
    expect(stdout).not.toMatch(/\{\w+\}/);
  });

  test("shows a bundle that is not right as a claim, with the reason, and ends with 3", async () => {
    const bundle = demo();
    const path = writeTar(bundle, testFolder());
    const bytes = tarOf(bundle);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 2000) ^ 1, bytes.length - 2000);
    writeFileSync(path, bytes);
    const shown = await run("inspect", path);
    expect(shown.status).toBe(3);
    expect(shown.stdout).toMatch(/^NOT VERIFIED \(GB-33\d\d\)/);
    const { stdout } = await run("inspect", "--json", path);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      verified: false,
      refusal: { id: expect.any(String) },
      name: "app",
    });
  });

  test.each([
    ["under the floor", 2, "floor-here", { name: "app", sequence: 1, floor: 2 }],
    ["another of the same number", 1, "twin-here", { name: "app", sequence: 1 }],
  ])(
    "what this host would refuse for its floor (%s) is verified, with a warning",
    async (_, sequence, code, facts) => {
      const accepted = { sequence, identity: sha256(Buffer.from("other")), newest: "2026-01-01T00:00:00Z" };
      const { status, stdout } = await runWith(
        (trust) => trust.raise("/opt/gobundle", "app", accepted),
        ["inspect", "--json", writeTar(demo(), testFolder())],
      );
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({
        verified: true,
        warnings: [{ code, facts }],
      });
    },
  );

  test("what is past its end, or against the policy here, is verified with a warning; its age is shown", async () => {
    const validUntil = "2026-11-20T00:00:00Z";
    const restate: Wanted["restate"] = (manifest) => ({ ...manifest, validUntil });
    const path = writeTar(demo({ created: "2026-11-10T00:00:00Z", restate }), testFolder());
    const { status, stdout } = await run("inspect", "--json", path);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      validUntil,
      ageDays: 11,
      warnings: [{ code: "expired-here" }],
    });
    const shown = await run("inspect", path);
    expect(shown.stdout).toMatch(/11 days ago\n.*2026-11-20T00:00:00Z/);
    expect((await run("inspect", "--sheet", path)).stdout).toContain(validUntil);
    const ruled = await runWith(() => {}, ["inspect", "--json", path], "names:\n  - other\n");
    expect(JSON.parse(ruled.stdout)).toMatchObject({ verified: true, warnings: [{ code: "policy-here" }] });
  });

  test.each(["en", "zh-CN"])("prints the transfer sheet on one page: %s", async (language) => {
    const bundle = demo();
    const path = writeTar(bundle, testFolder());
    const { status, stdout } = await run("inspect", "--sheet", "--lang", language, path);
    expect(status).toBe(0);
    for (const part of [bundle.identity, sha256(tarOf(bundle)), zone.root.certificate.fingerprint]) {
      expect(stdout).toContain(part);
    }
    expect(stdout.split("\n").length).toBeLessThan(60);
    expect(stdout).not.toMatch(/\{\w+\}/);
  });

  test("the sheet of a bundle that nobody can believe has the figure of its file too", async () => {
    const stranger = makeBundle({ zone: testZone("stranger") });
    const { status, stdout } = await run("inspect", "--sheet", writeTar(stranger, testFolder()));
    expect(status).toBe(3);
    expect(stdout).toContain(sha256(tarOf(stranger)));
  });

  test("prints stock commands that a shell can read, whatever it says about the bundle", async () => {
    const path = writeFolder(demo(), testFolder());
    rmSync(join(path, "files/motd.txt"));
    const { status, stdout } = await run("inspect", "--how-to-verify", path);
    expect(status).toBe(3);
    expect(stdout).toMatch(/^# NOT VERIFIED/);
    expect(stdout).toContain("openssl cms -verify");
  });
});
