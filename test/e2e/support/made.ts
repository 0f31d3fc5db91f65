import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { gobundle } from "./executable.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder that holds `keys/`, `web-1.gobundle` (Go 1.21.5) and `web-2.gobundle` (Go 1.22.12), made once for all files. */
    made: string;
  }
}

const app = join(import.meta.dirname, "../../../bundles/web-service/app");

/** Makes the two real bundles once: the keys and every file after that only read them. */
export default async function setup(project: TestProject): Promise<() => void> {
  const dir = mkdtempSync(join(tmpdir(), "gobundle-e2e-"));
  for (const program of ["openssl", "sha256sum", "unshare"])
    execFileSync("sh", ["-c", `command -v ${program}`]);
  mkdirSync(join(dir, "out"));
  const keys = join(dir, "keys");
  await must(["keys", "new", "--dir", keys, "--no-passphrase"]);
  for (const [version, name] of [
    ["1.21.5", "web-1.gobundle"],
    ["1.22.12", "web-2.gobundle"],
  ] as const)
    await must([
      "create",
      "--go",
      version,
      "--vendor",
      app,
      "--name",
      "web",
      "--key",
      join(keys, "signer.key"),
      "--cert",
      join(keys, "signer.pem"),
      "-o",
      join(dir, name),
    ]);
  project.provide("made", dir);
  return () => rmSync(dir, { recursive: true, force: true });
}

async function must(args: string[]): Promise<void> {
  const { status, stderr } = await gobundle(args);
  if (status !== 0) throw new Error(`gobundle ${args.join(" ")} ended with ${status}:\n${stderr}`);
}
