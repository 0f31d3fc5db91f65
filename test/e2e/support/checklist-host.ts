import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { PrivateSupply } from "../../support/private-supply.ts";
import { BareRoot, type Ended, ended } from "./bare-root.ts";
import { EXECUTABLE, gobundle } from "./executable.ts";
import { type Shell, shellOf } from "./shell.ts";
import { usualProxies } from "./usual-proxies.ts";

/** A Go before go.env and toolchain lines, the default one, and the newest stable. */
export const GOS = ["1.20.14", "1.21.5", "1.26.11"] as const;
export type ListedGo = (typeof GOS)[number];

export const STRINGER = "golang.org/x/tools/cmd/stringer@v0.24.1";
/** More than any app here requires. */
const MODULES = ["github.com/cespare/xxhash/v2@v2.3.0", "github.com/blang/semver/v4@v4.0.0"];
/** A module that no checksum database knows. */
export const PRIVATE = "own.test/own@v1.0.0";
const FIXTURES = join(import.meta.dirname, "../fixtures");

/** A bare root on which one bundle with all that the checklist needs is applied. */
export class ChecklistHost {
  readonly #root = new BareRoot();
  readonly #work = mkdtempSync(join(tmpdir(), "gobundle-checklist-"));
  readonly inside: Shell = shellOf(this.#root);

  /** Makes the bundle with the signer in `keys` and applies it. */
  async make(keys: string): Promise<void> {
    const bundle = join(this.#work, "checklist.gobundle");
    const goes = ["1.21.5", "1.20.14", "1.26.11"].flatMap((version) => ["--go", version]);
    const apps = ["plain", "tooled"].flatMap((name) => ["--vendor", join(FIXTURES, name)]);
    const modules = [...MODULES, PRIVATE].flatMap((module) => ["--modules", module]);
    const signer = ["--key", join(keys, "signer.key"), "--cert", join(keys, "signer.pem")];
    const made = await gobundle(
      ["create", ...goes, ...apps, ...modules, "--tool", STRINGER, "--no-installer", ...signer, "-o", bundle],
      { env: { XDG_STATE_HOME: this.#work, ...this.#privateProxy() } },
    );
    expect(made.status, made.stderr).toBe(0);
    this.#root.put(EXECUTABLE, "root/gobundle", 0o755);
    this.#root.put(bundle, "root/checklist.gobundle");
    this.#root.put(join(keys, "root.pem"), "root/root.pem");
    await this.inside("cd /root && ./gobundle apply --trust root.pem checklist.gobundle");
  }

  /** Runs a script with what was applied, on a host that has what this machine has: a C compiler; still without a network. */
  async withCompiler(script: string): Promise<Ended> {
    const setup = `mount --bind "${this.#root.path}/opt" /opt && mount -t tmpfs none /root && exec env -i PATH=/usr/bin:/bin HOME=/root sh -c "$0"`;
    const inside = ["-m", "-n", "sh", "-c", setup, script];
    const argv = process.getuid?.() === 0 ? inside : ["-r", ...inside];
    const run = await ended(spawn("unshare", argv, { stdio: ["ignore", "pipe", "pipe"] }));
    expect(run.status, `${script}\n${run.stdout}\n${run.stderr}`).toBe(0);
    return run;
  }

  dispose(): void {
    this.#root.dispose();
    rmSync(this.#work, { recursive: true, force: true });
  }

  /** The private module's proxy, before the ones of this machine. */
  #privateProxy(): Record<string, string> {
    const supply = new PrivateSupply(join(this.#work, "private"));
    const [path = "", version = ""] = PRIVATE.split("@");
    supply.addModule(path, version, { "go.mod": `module ${path}\n` });
    return { GOPROXY: `file://${supply.proxy},${usualProxies()}`, GONOSUMDB: "own.test" };
  }
}
