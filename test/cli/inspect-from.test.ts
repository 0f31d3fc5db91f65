import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Sha256, sha256 } from "../../src/bundle/digest.ts";
import type { Manifest } from "../../src/bundle/manifest/manifest.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { nodeWork } from "../../src/host/threads/node-work.ts";
import { transcript } from "../support/captured-console.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, tarOf, type Wanted, writeTar } from "../support/make-bundle.ts";
import { resultIn } from "../support/result-schema.ts";
import { TEST_NOW, testAnchor, testZone } from "../support/test-keys.ts";

const zone = testZone();
const digest = (text: string): Sha256 => sha256(Buffer.from(text));

/** States that the proof built a program with this digest. */
const building =
  (content: string) =>
  (manifest: Manifest): Manifest => ({
    ...manifest,
    proof: {
      ...manifest.proof,
      programs: [
        {
          app: "web",
          package: "example.test/web",
          target: "linux/amd64",
          go: "1.21.5",
          sha256: digest(content),
        },
      ],
    },
  });

const OLD: Wanted = {
  zone,
  sequence: 1,
  toolchains: [{ version: "1.21.5" }],
  modules: [
    { path: "example.test/a", version: "v1.0.0" },
    { path: "example.test/b", version: "v1.0.0" },
    { path: "example.test/c", version: "v1.0.0" },
  ],
  apps: [{ name: "web", files: { "go.mod": "module example.test/web\n" } }],
  scripts: [{ when: "health", name: "1-a.sh", text: "#!/bin/sh\n" }],
  files: { "motd.txt": "hello\n", "same.txt": "same\n" },
  restate: building("one"),
};
const NEW: Wanted = {
  zone,
  sequence: 2,
  toolchains: [{ version: "1.22.12" }],
  modules: [
    { path: "example.test/a", version: "v1.1.0" },
    { path: "example.test/b", version: "v1.0.0" },
    { path: "example.test/d", version: "v1.0.0" },
  ],
  apps: [
    { name: "web", files: { "go.mod": "module example.test/web\n" } },
    { name: "api", files: { "go.mod": "module example.test/api\n" } },
  ],
  files: { "motd.txt": "hello, world\n", "same.txt": "same\n" },
  restate: building("two"),
};

/** `gobundle inspect` on a host that trusts the test zone. */
function inspect(...words: string[]) {
  const config = join(testFolder(), "config");
  const pool = inlinePool();
  nodeTrustStore(config).add(testAnchor(zone.root));
  const parts = {
    clock: { now: () => TEST_NOW },
    media: nodeMedia(pool),
    work: nodeWork(pool),
    trustStore: (folder: string) => nodeTrustStore(folder),
  };
  return transcript(["inspect", ...words, "--config", config], {}, parts);
}

function pair(old: Wanted = OLD, now: Wanted = NEW): readonly [string, string] {
  return [writeTar(makeBundle(now), testFolder()), writeTar(makeBundle(old), testFolder())];
}

describe("inspect --from", () => {
  test("says what is added, dropped and changed, and how many bytes are new", async () => {
    const [now, old] = pair();
    const { status, stdout } = await inspect("--json", now, "--from", old);
    expect(status).toBe(0);
    const document = resultIn(stdout);
    expect(document).toMatchObject({ name: "app", sequence: 2, verified: true, warnings: [] });
    expect(document["from"]).toMatchObject({
      verified: true,
      name: "app",
      sequence: 1,
      identity: makeBundle(OLD).identity,
      toolchains: { added: ["go1.22.12.linux-amd64"], dropped: ["go1.21.5.linux-amd64"], changed: [] },
      modules: {
        added: ["example.test/d"],
        dropped: ["example.test/c"],
        changed: [{ name: "example.test/a", from: "v1.0.0", to: "v1.1.0" }],
      },
      programs: {
        changed: [{ name: "example.test/web linux/amd64", from: digest("one"), to: digest("two") }],
      },
      apps: { added: ["api"], changed: [] },
      scripts: { dropped: ["health/1-a.sh"] },
      files: { added: [], dropped: [], changed: [{ name: "motd.txt" }] },
      signers: { added: [], dropped: [], changed: [] },
    });
    const held = new Set(makeBundle(OLD).manifest.members.map((member) => member.sha256));
    const { members } = makeBundle(NEW).manifest;
    const fresh = members.filter((member) => !held.has(member.sha256));
    expect(fresh.length).toBeLessThan(members.length);
    expect(document["from"]).toMatchObject({
      members: {
        added: fresh.length,
        unchanged: members.length - fresh.length,
        newBytes: fresh.reduce((sum, { size }) => sum + size, 0),
      },
    });
  });

  test.each(["en", "zh-CN"])("tells it line by line: %s", async (language) => {
    const [now, old] = pair();
    const { stdout } = await inspect(now, "--from", old, "--lang", language);
    for (const part of ["example.test/a  v1.0.0 -> v1.1.0", "motd.txt", "go1.22.12.linux-amd64"]) {
      expect(stdout).toContain(part);
    }
    expect(stdout).not.toContain("example.test/b");
    expect(stdout).not.toMatch(/\{\w+\}/);
  });

  test("the same bundle changes nothing", async () => {
    const [, old] = pair();
    const { stdout } = await inspect(old, "--from", old);
    expect(stdout).toContain("nothing but its number");
  });

  test("another signer is told", async () => {
    const other = testZone("other");
    const [now] = pair();
    const old = writeTar(makeBundle({ ...OLD, zone: other }), testFolder());
    const { status, stdout } = await inspect("--json", now, "--from", old);
    const { from } = resultIn(stdout);
    expect(status).toBe(3);
    // Whoever is not believed is no signer.
    expect(from).toMatchObject({ verified: false, signers: { added: [expect.any(String)], dropped: [] } });
  });

  test("an older one that is not right is said to be so, and ends with 3", async () => {
    const [now] = pair();
    const bytes = tarOf(makeBundle(OLD));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 2000) ^ 1, bytes.length - 2000);
    const old = join(testFolder(), "old.gobundle");
    writeFileSync(old, bytes);
    const shown = await inspect(now, "--from", old);
    expect(shown.status).toBe(3);
    expect(shown.stdout).toMatch(/^VERIFIED\n/);
    expect(shown.stdout).toMatch(/^The older bundle: NOT VERIFIED \(GB-33\d\d\)/m);
    const { stdout } = await inspect("--json", now, "--from", old);
    expect(resultIn(stdout)).toMatchObject({ ok: false, verified: true, from: { verified: false } });
    expect((await inspect("--json", old, "--from", now)).status).toBe(3);
  });

  test("a bundle of another name is compared, with a warning", async () => {
    const [now, old] = pair({ ...OLD, name: "other" });
    const { status, stdout } = await inspect("--json", now, "--from", old);
    expect(status).toBe(0);
    expect(resultIn(stdout).warnings).toMatchObject([
      { code: "from-other-name", facts: { name: "app", from: "other" } },
    ]);
  });

  test("--identity speaks of the newer one alone", async () => {
    const [now, old] = pair();
    const { identity } = makeBundle(NEW);
    expect((await inspect(now, "--from", old, "--identity", identity)).status).toBe(0);
    expect((await inspect(old, "--from", now, "--identity", identity)).status).toBe(3);
  });

  test("an older one that is not there is refused", async () => {
    const [now] = pair();
    expect((await inspect(now, "--from", join(testFolder(), "absent"))).status).toBe(2);
  });
});
