import { spawnSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { renderGuide } from "../../src/cli/guide-text.ts";
import { wordsIn } from "../../src/cli/words.ts";
import { howToVerify } from "../../src/look/how-to-verify.ts";
import { readCases } from "../support/case-files.ts";
import { deliver } from "../support/case-host.ts";
import { verdictFor } from "../support/hostile-case.ts";
import { makeBundle, type TestBundle, writeFolder, writeTar } from "../support/make-bundle.ts";
import { revocationsOf } from "../support/revocation-lists.ts";
import { type TestIdentity, type TestZone, testZone } from "../support/test-keys.ts";

/** The guard's commands run by a shell that has no gobundle: stock openssl, tar and coreutils alone. */
const cases = await readCases();

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

function guard(zone: TestZone, path: string, form: "tar" | "folder") {
  writeFileSync(join(folder, "root.pem"), pem(zone.root.certificate.der));
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
    const tar = guard(bundle.zone, writeTar(bundle, folder), "tar");
    expect(tar).toMatchObject({ status: 0 });
    expect(tar.said).toContain("Code Signing");
    renameSync(join(folder, "check"), join(folder, "checked"));
    expect(guard(bundle.zone, writeFolder(bundle, folder), "folder")).toMatchObject({ status: 0 });
  });

  test("accept a list of revoked certificates, but none that was taken out, put in, of others, or with the signer on it", () => {
    const zone = testZone();
    const bundle = (revoked: readonly TestIdentity[], by = zone) =>
      makeBundle({ zone, revocations: revocationsOf(by, revoked) });
    const verdict = (one: TestBundle, form: "tar" | "folder") => {
      rmSync(join(folder, "check"), { recursive: true, force: true });
      const path = form === "tar" ? writeTar(one, folder) : writeFolder(one, folder);
      const { status } = guard(zone, path, form);
      rmSync(path, { recursive: true });
      return status;
    };
    for (const form of ["tar", "folder"] as const) {
      expect(verdict(bundle([testZone().identity]), form)).toBe(0);
      expect(verdict({ ...bundle([]), revocations: undefined }, form)).not.toBe(0);
    }
    expect(verdict(bundle([zone.identity]), "tar")).not.toBe(0);
    expect(verdict(bundle([], testZone("stranger")), "tar")).not.toBe(0);
    const added = { ...makeBundle({ zone }), revocations: revocationsOf(zone, []).signed };
    expect(verdict(added, "tar")).not.toBe(0);
  });

  test("refuse a bundle of another zone", () => {
    const bundle = full();
    const run = guard(testZone("another"), writeTar(bundle, folder), "tar");
    expect(run.status).not.toBe(0);
    expect(run.said).not.toContain("SHA256SUMS: OK");
  });

  // Differences that only gobundle sees change nothing that stock tar would unpack.
  const INVISIBLE =
    /^container\/(?:cut-|trailing-|flipped-(?:owner|time|padding|head-padding|trailer|mode)|head-time|other-magic)/;
  const visible = cases.filter(
    (one) =>
      one.name.startsWith("container/") && verdictFor(one, "tar") !== undefined && !INVISIBLE.test(one.name),
  );
  test.each(visible.map((one) => [one.name, one] as const))("refuse %s", async (_, one) => {
    const zone = testZone();
    const { path } = deliver(await one.make(zone), "tar", folder);
    expect(guard(zone, path, "tar").status).not.toBe(0);
  });
});
