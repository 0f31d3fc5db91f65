import { spawnSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderGuide } from "../../src/cli/guide-text.ts";
import { wordsIn } from "../../src/cli/words.ts";
import { howToVerify } from "../../src/look/how-to-verify.ts";
import { makeBundle, type TestBundle, writeFolder, writeTar } from "../support/make-bundle.ts";
import { testZone } from "../support/test-keys.ts";
import { sampleBundle, verifyCases } from "../support/verify-cases.ts";

/** The guard's commands run by a shell that has no gobundle: stock openssl, tar and coreutils alone. */
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gobundle guard's-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

function guard(bundle: TestBundle, path: string, form: "tar" | "folder") {
  writeFileSync(join(folder, "root.pem"), pem(bundle.zone.root.certificate.der));
  const script = renderGuide(howToVerify(path, form), wordsIn("en"));
  const run = spawnSync("sh", ["-s"], {
    input: script,
    cwd: folder,
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin" },
  });
  return { status: run.status, said: run.stdout + run.stderr };
}

const full = () =>
  makeBundle({
    toolchains: [{ version: "1.21.5" }],
    modules: [{ path: "github.com/Azure/x", version: "v1.0.0" }],
    apps: [{ name: "demo", files: { "go.mod": "module example.test/demo\n", "ü/naïve file.txt": "x" } }],
    scripts: [{ when: "health", name: "1-a.sh", text: "#!/bin/sh\n" }],
  });

describe("the guard's stock commands", () => {
  test("accept a bundle in a tar, and one in a folder", () => {
    const bundle = full();
    const tar = guard(bundle, writeTar(bundle, folder), "tar");
    expect(tar).toMatchObject({ status: 0 });
    expect(tar.said).toContain("Code Signing");
    renameSync(join(folder, "check"), join(folder, "checked"));
    expect(guard(bundle, writeFolder(bundle, folder), "folder")).toMatchObject({ status: 0 });
  });

  test("refuse a bundle of another zone", () => {
    const bundle = full();
    const other = { ...bundle, zone: testZone("another") };
    const run = guard(other, writeTar(bundle, folder), "tar");
    expect(run.status).not.toBe(0);
    expect(run.said).not.toContain("SHA256SUMS: OK");
  });

  // Differences that only gobundle sees change nothing that stock tar would unpack.
  const INVISIBLE =
    /^(?:cut-|trailing-|flipped-(?:owner|time|padding|head-padding|trailer|mode)|head-time|other-magic)/;
  const cases = verifyCases().filter(({ name, verdicts }) => verdicts.has("tar") && !INVISIBLE.test(name));
  test.each(cases.map((one) => [one.name, one] as const))("refuse %s", (_, one) => {
    const bundle = sampleBundle();
    const run = guard(bundle, one.make(bundle, "tar", folder), "tar");
    expect(run.status).not.toBe(0);
  });
});
