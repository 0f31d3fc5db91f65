import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { TEST_NOW, type TestIdentity } from "./test-keys.ts";

/** The stock tool as second opinion. A missing openssl fails the test. */
export function openssl(folder: string, ...args: readonly string[]): Buffer {
  return execFileSync("openssl", args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
}

/** Whether openssl is content. */
export function opensslAccepts(folder: string, ...args: readonly string[]): boolean {
  try {
    openssl(folder, ...args);
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && "status" in thrown && typeof thrown.status === "number") return false;
    throw thrown;
  }
}

/** `openssl cms -verify` as the guard's commands have it, at the time of the test certificates. */
export function cmsVerifies(folder: string): boolean {
  const at = String(TEST_NOW.getTime() / 1000);
  const files = [
    "-in",
    "manifest.p7s",
    "-content",
    "manifest.json",
    "-CAfile",
    "root.pem",
    "-out",
    "/dev/null",
  ];
  const trust = ["-no-CApath", "-no-CAstore", "-purpose", "any", "-attime", at];
  return opensslAccepts(folder, "cms", "-verify", "-binary", "-inform", "DER", ...files, ...trust);
}

/** An empty folder that goes with the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "gobundle-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Puts `<name>.pem` and `<name>.key` into the folder. */
export function writeIdentity(folder: string, name: string, { certificate, key }: TestIdentity): void {
  writeFileSync(join(folder, `${name}.pem`), writePem("CERTIFICATE", certificate.der));
  writeFileSync(join(folder, `${name}.key`), key.export({ format: "pem", type: "pkcs8" }));
}
