import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, fingerprint, gobundle } from "./support/executable.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const keys = join(inject("made"), "keys");
const work = mkdtempSync(join(tmpdir(), "gobundle-prove-"));
let root: BareRoot;
let inside: Shell;

beforeAll(async () => {
  const app = join(work, "hello");
  mkdirSync(app);
  writeFileSync(join(app, "go.mod"), "module example.test/hello\n\ngo 1.21\n");
  writeFileSync(join(app, "main.go"), 'package main\n\nfunc main() { println("hello") }\n');
  root = new BareRoot();
  inside = shellOf(root);
  const signer = ["--key", join(keys, "signer.key"), "--cert", join(keys, "signer.pem")];
  const output = ["--no-installer", "--format", "dir", "-o", join(root.path, "media/honest")];
  const made = await gobundle(["create", "--go", "1.21.5", "--vendor", app, ...signer, ...output], {
    env: { XDG_STATE_HOME: work },
  });
  expect(made.status, made.stderr).toBe(0);
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.put(join(keys, "root.pem"), "media/root.pem");
  const hex = await fingerprint(join(keys, "root.pem"));
  await inside(`/media/gobundle trust add /media/root.pem --fingerprint ${hex}`);
});
afterAll(() => {
  root.dispose();
  rmSync(work, { recursive: true, force: true });
});

test("apply --prove builds the carried program here, and it is the one of the signed proof", async () => {
  await inside("/media/gobundle apply --prove /media/honest");
  await inside("/media/gobundle doctor");
});

test("where another program was recorded it ends with 5, and the old release stays", async () => {
  const forged = join(root.path, "media/forged");
  cpSync(join(root.path, "media/honest"), forged, { recursive: true });
  const manifest = readFileSync(join(forged, "manifest.json"), "utf8");
  const program = /"programs": \[[^\]]*"sha256": "([0-9a-f]{64})"/.exec(manifest)?.[1] ?? "";
  expect(program).not.toBe("");
  const other = manifest.replace(program, "0".repeat(64)).replace('"sequence": 1,', '"sequence": 2,');
  writeFileSync(join(forged, "manifest.json"), other);
  const signer = ["-signer", join(keys, "signer.pem"), "-inkey", join(keys, "signer.key")];
  const files = ["-in", join(forged, "manifest.json"), "-out", join(forged, "manifest.p7s")];
  execFileSync("openssl", [
    "cms",
    "-sign",
    "-binary",
    "-md",
    "sha256",
    "-outform",
    "DER",
    ...signer,
    ...files,
  ]);

  const { stderr } = await inside("/media/gobundle apply --prove /media/forged", 5);
  expect(stderr).toContain("gobundle: error GB-5002: ");
  expect(stderr).toContain(program);
  expect((await inside("readlink /opt/gobundle/current")).stdout).toBe("releases/1\n");
  await inside("/media/gobundle apply /media/forged");
});
