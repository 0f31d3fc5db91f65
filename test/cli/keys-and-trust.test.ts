import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { nodeKeyring } from "../../src/host/node-keyring.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { transcript } from "../support/captured-console.ts";
import { testFolder } from "../support/openssl.ts";
import { TEST_NOW, testCertificate } from "../support/test-keys.ts";

/** Command lines of a user whose home is `folder`. */
function user(folder: string) {
  const adapters = {
    clock: { now: () => TEST_NOW },
    keyring: nodeKeyring(folder),
    trustStore: nodeTrustStore,
  };
  return (...args: readonly string[]) => transcript(args, { home: folder }, adapters);
}

const idOf = (stderr: string) => /GB-\d{4}/.exec(stderr)?.[0];

describe("keys", () => {
  test("a zone from nothing, a second signer, and nothing twice", async () => {
    const folder = testFolder();
    const run = user(folder);
    const home = join(folder, ".config", "gobundle");
    const made = await run("keys", "new", "--no-passphrase", "--name", "zone 1", "--json");
    expect(made.status).toBe(0);
    const facts = JSON.parse(made.stdout);
    expect(facts).toMatchObject({ changed: true, root: { subject: "CN=zone 1 root" } });
    expect(facts.made.length).toBe(4);
    expect(readdirSync(home).length).toBe(4);
    const again = await run("keys", "new", "--no-passphrase", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({
      changed: false,
      root: facts.root,
      signer: facts.signer,
    });
    const issued = await run("keys", "issue", "--no-passphrase");
    expect(issued.status).toBe(0);
    expect(existsSync(join(home, "signer-2.pem"))).toBe(true);
    expect((await run("keys", "new", "--no-passphrase")).stdout).toContain(facts.root.fingerprint);
  });

  test("--check and --dry-run make nothing, and name what would be made", async () => {
    const folder = testFolder();
    const run = user(folder);
    const checked = await run("keys", "new", "--check", "--json");
    expect(checked.status).toBe(8);
    expect(JSON.parse(checked.stdout)).toMatchObject({ ok: true, changed: false, made: { length: 4 } });
    expect((await run("keys", "new", "--dry-run")).stdout).toContain("root.pem");
    expect(readdirSync(folder)).toEqual([]);
    await run("keys", "new", "--no-passphrase");
    expect(await run("keys", "new", "--check")).toMatchObject({ status: 0 });
    const issued = await run("keys", "issue", "--check", "--json");
    expect([issued.status, JSON.parse(issued.stdout).made.length]).toEqual([8, 2]);
    expect(readdirSync(join(folder, ".config", "gobundle"))).toHaveLength(4);
  });

  test.each([
    [["keys", "new"], "GB-2007"],
    [["keys", "new", "--no-passphrase", "--days", "0"], "GB-2111"],
    [["keys", "new", "--no-passphrase", "--days", "1.5"], "GB-2111"],
    [["keys", "new", "--no-passphrase", "--days", "7301"], "GB-2111"],
    [["keys", "new", "--no-passphrase", "--days", "0x10"], "GB-2111"],
    [["keys", "new", "--no-passphrase", "--days", "1e3"], "GB-2111"],
    [["keys", "new", "--no-passphrase", "--name", "zone\n2"], "GB-2111"],
    [["keys", "new", "--passphrase-file", "/nowhere/at/all"], "GB-2105"],
    [["keys", "issue", "--no-passphrase"], "GB-2105"],
    [["keys", "new", "--no-passphrase", "--passphrase-file", "/nowhere/at/all"], "GB-2114"],
  ])("%j is %s and makes nothing", async (args, id) => {
    const folder = testFolder();
    const { status, stderr } = await user(folder)(...args);
    expect([status, idOf(stderr)]).toEqual([2, id]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("trust", () => {
  const root = testCertificate({ name: "zone root", authority: true, ours: true });
  const { fingerprint } = root.certificate;

  function isolated() {
    const folder = testFolder();
    const file = join(folder, "root.pem");
    writeFileSync(file, writePem("CERTIFICATE", root.certificate.der));
    return { run: user(folder), file, config: ["--config", join(folder, "config")] };
  }

  test("an anchor comes, is listed, and goes", async () => {
    const { run, file, config } = isolated();
    expect((await run("trust", "list", ...config)).status).toBe(0);
    const added = await run("trust", "add", file, "--fingerprint", fingerprint, ...config, "--json");
    expect(JSON.parse(added.stdout)).toMatchObject({ ok: true, changed: true, fingerprint });
    const again = await run("trust", "add", file, "--fingerprint", fingerprint, ...config, "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ ok: true, changed: false, fingerprint });
    expect((await run("trust", "list", ...config)).stdout).toContain(
      `${fingerprint}  2029-01-01  CN=zone root`,
    );
    const listed = JSON.parse((await run("trust", "list", ...config, "--json")).stdout);
    expect(listed.anchors).toMatchObject([{ fingerprint, ours: true, allowSubjects: [], allowSpki: [] }]);
    expect((await run("trust", "remove", fingerprint, ...config)).status).toBe(0);
    expect((await run("trust", "list", ...config)).stdout).not.toContain(fingerprint);
  });

  test("--check and --dry-run add and remove nothing", async () => {
    const { run, file, config } = isolated();
    const add = ["trust", "add", file, "--fingerprint", fingerprint, ...config];
    expect(await run(...add, "--dry-run")).toMatchObject({ status: 0 });
    expect(await run(...add, "--check")).toMatchObject({ status: 8 });
    expect(existsSync(config[1] ?? "")).toBe(false);
    await run(...add);
    expect(await run(...add, "--check")).toMatchObject({ status: 0 });
    expect(await run("trust", "remove", fingerprint, ...config, "--check")).toMatchObject({ status: 8 });
    expect((await run("trust", "list", ...config)).stdout).toContain(fingerprint);
  });

  test.each([
    ["without a terminal and a fingerprint", [], 2, "GB-2007"],
    ["with --yes instead of a fingerprint", ["--yes"], 2, "GB-2007"],
    ["with another fingerprint", ["--fingerprint", "0".repeat(64)], 3, "GB-3209"],
    ["with half of one", ["--fingerprint", fingerprint.slice(0, 32)], 2, "GB-2103"],
  ])("nothing is trusted %s", async (_, more, status, id) => {
    const { run, file, config } = isolated();
    const refused = await run("trust", "add", file, ...more, ...config);
    expect([refused.status, idOf(refused.stderr)]).toEqual([status, id]);
    expect(existsSync(config[1] ?? "")).toBe(false);
  });

  test("what is not there cannot be removed", async () => {
    const { run, config } = isolated();
    const refused = await run("trust", "remove", fingerprint, ...config);
    expect([refused.status, idOf(refused.stderr)]).toEqual([2, "GB-2110"]);
  });
});
