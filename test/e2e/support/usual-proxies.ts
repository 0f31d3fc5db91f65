import { execFileSync } from "node:child_process";

/** GOPROXY of this machine, for tests that put a proxy of their own before it. */
export function usualProxies(): string {
  return process.env["GOPROXY"] ?? execFileSync("go", ["env", "GOPROXY"], { encoding: "utf8" }).trim();
}
