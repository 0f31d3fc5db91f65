import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { resultIn } from "../support/result-schema.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, fingerprint } from "./support/executable.ts";

const made = inject("made");
const GO = "env HOME=/root GOFLAGS= sh -lc";
let root: BareRoot;
let before: string;

/** A bare server with the executable, the anchor and the two bundles on a stick. */
beforeAll(async () => {
  root = new BareRoot();
  root.put(EXECUTABLE, "media/stick/gobundle", 0o755);
  root.put(join(made, "keys/root.pem"), "media/stick/root.pem");
  root.put(join(made, "web-1.gobundle"), "media/stick/one/web-1.gobundle");
  root.put(join(made, "web-2.gobundle"), "media/stick/two/web-2.gobundle");
  before = await root.listing();
});
afterAll(() => root.dispose());

async function inside(script: string, status = 0): Promise<{ stdout: string; stderr: string }> {
  const ended = await root.run(script);
  expect(ended.status, `${script}\n${ended.stdout}\n${ended.stderr}`).toBe(status);
  return ended;
}

describe("create, carry, apply, go back", () => {
  test("without an anchor nothing is believed", async () => {
    const { stderr } = await inside("/media/stick/gobundle apply /media/stick/one/web-1.gobundle", 3);
    expect(stderr).toMatch(/^gobundle: error GB-32\d\d: /m);
    expect(stderr).toMatch(/^ {2}state: /m);
    expect(stderr).toMatch(/^ {2}next: \S/m);
  });

  test("the anchor is taken with its fingerprint only", async () => {
    const hex = await fingerprint(join(made, "keys/root.pem"));
    await inside("/media/stick/gobundle trust add /media/stick/root.pem", 2);
    await inside(`/media/stick/gobundle trust add /media/stick/root.pem --fingerprint ${"0".repeat(64)}`, 3);
    await inside(`/media/stick/gobundle trust add /media/stick/root.pem --fingerprint ${hex}`);
  });

  test("verify and inspect agree with the signed manifest", async () => {
    const { stdout } = await inside(
      "/media/stick/gobundle verify --deep --json /media/stick/one/web-1.gobundle",
    );
    const verified = resultIn(stdout);
    expect(verified).toMatchObject({
      command: "verify",
      ok: true,
      changed: false,
      exitCode: 0,
      name: "web",
      missing: [],
    });
    expect((await inside("/media/stick/gobundle inspect /media/stick/one/web-1.gobundle")).stdout).toContain(
      "h1:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvo=",
    );
  });

  test("--check says that something would change and changes nothing", async () => {
    await inside("cd /media/stick/one && ../gobundle apply --check", 8);
    await inside("test ! -e /opt/gobundle");
  });

  test("apply finds the bundle in the current folder and puts Go on PATH", async () => {
    const { stdout } = await inside("cd /media/stick/one && ../gobundle apply --json");
    expect(resultIn(stdout)).toMatchObject({ command: "apply", ok: true, changed: true, release: 1 });
    expect((await inside("sh -lc 'go version'")).stdout).toContain("go1.21.5");
    expect((await inside("/usr/bin/env -i PATH=/usr/local/bin:/usr/bin go version")).stdout).toContain(
      "go1.21.5",
    );
  });

  test("the carried source builds, vets and tests with no network", async () => {
    await inside("cp -r /opt/gobundle/current/src/app /tmp/app");
    for (const command of [
      "go build ./...",
      "go vet ./...",
      "go test ./...",
      "rm -rf vendor && go build ./...",
      "go mod download all",
      "go list -m all",
      "go mod verify",
    ])
      await inside(`cd /tmp/app && ${GO} '${command}'`);
  });

  test("again: nothing changes", async () => {
    const { stdout } = await inside("cd /media/stick/one && ../gobundle apply --json");
    expect(resultIn(stdout)).toMatchObject({ ok: true, changed: false, exitCode: 0 });
    await inside("cd /media/stick/one && ../gobundle apply --check");
  });

  test("the second bundle brings the newer Go, silently: no environment, no standard input", async () => {
    const ended = await root.run("/media/stick/gobundle apply /media/stick/two/web-2.gobundle", {
      env: {},
      stdin: "closed",
    });
    expect(ended.status, ended.stderr).toBe(0);
    expect((await inside("sh -lc 'go version'")).stdout).toContain("go1.22.12");
    const told = await inside("sh -lc 'gobundle status --json'");
    expect(resultIn(told.stdout)).toMatchObject({ current: { release: 2 } });
  });

  test("rollback brings the old Go back, and the floor holds", async () => {
    await inside("sh -lc 'gobundle rollback'");
    expect((await inside("sh -lc 'go version'")).stdout).toContain("go1.21.5");
    await inside("sh -lc 'gobundle rollback'", 4);
    await inside("/media/stick/gobundle apply /media/stick/two/web-2.gobundle");
    await inside("/media/stick/gobundle apply /media/stick/one/web-1.gobundle", 3);
    await inside("sh -lc 'gobundle doctor'");
  });

  test("a current moved by hand is drift", async () => {
    await inside("ln -sfn releases/1 /opt/gobundle/current && sh -lc 'gobundle status'", 7);
    await inside("ln -sfn releases/3 /opt/gobundle/current && sh -lc 'gobundle status'");
  });

  test("uninstall leaves the host as it was, but for trust and the audit log", async () => {
    await inside("sh -lc 'gobundle uninstall --yes --purge'");
    expect(await root.listing()).toBe(before);
  });
});
