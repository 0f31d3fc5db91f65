import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Ended, ended } from "./bare-root.ts";

/** The packed executable, as `make build` leaves it. */
export const EXECUTABLE = join(import.meta.dirname, "../../../dist/gobundle");

/** Runs it on this machine with no terminal; returns what it printed. */
export function gobundle(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const child = spawn(EXECUTABLE, args, {
    stdio: ["ignore", "pipe", "pipe"],
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: "C.UTF-8", ...options.env },
  });
  return ended(child);
}

/** The fingerprint of a certificate as `trust add` wants it, by stock openssl. */
export async function fingerprint(pem: string): Promise<string> {
  const { stdout } = await ended(
    spawn("openssl", ["x509", "-in", pem, "-noout", "-fingerprint", "-sha256"], {
      stdio: ["ignore", "pipe", "pipe"],
    }),
  );
  const hex = /=([0-9A-F:]+)/.exec(stdout)?.[1];
  if (hex === undefined) throw new Error(`openssl printed no fingerprint of ${pem}`);
  return hex;
}
