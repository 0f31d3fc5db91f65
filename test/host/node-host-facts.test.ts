import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeHostFacts } from "../../src/host/node-host-facts.ts";
import { testFolder } from "../support/inline-pool.ts";

/** A system whose files any user has put there. */
function system() {
  const folder = testFolder();
  mkdirSync(join(folder, "home"));
  const at = (name: string) => join(folder, "home", name);
  const text = (name: string) => nodeHostFacts(folder).text(`/home/${name}`);
  return { at, text };
}

test("a text is read, also through a link", () => {
  const { at, text } = system();
  writeFileSync(at("profile"), "PATH=/bin\n");
  symlinkSync("profile", at("link"));
  expect([text("profile"), text("link"), text("none")]).toEqual(["PATH=/bin\n", "PATH=/bin\n", undefined]);
});

test("a fifo, a device and what is too long are no text, and nobody waits for them", () => {
  const { at, text } = system();
  spawnSync("mkfifo", [at("fifo")]);
  symlinkSync("fifo", at("to-fifo"));
  symlinkSync("/dev/zero", at("zero"));
  writeFileSync(at("long"), "");
  truncateSync(at("long"), 2 * 1024 * 1024);
  expect(["fifo", "to-fifo", "zero", "long"].map(text)).toEqual(Array(4).fill(undefined));
});

test("a file without a stated size is read as far as the bound", () => {
  const { at, text } = system();
  symlinkSync("/proc/self/status", at("status"));
  expect(text("status")).toContain("Pid:");
});

test("libraries of this machine, as the linker finds them", () => {
  const { stdout } = spawnSync("/sbin/ldconfig", ["-p"], { encoding: "utf8" });
  const { libresolv, libstdcxx } = nodeHostFacts();
  expect({ libresolv, libstdcxx }).toEqual({
    libresolv: stdout.includes("libresolv.so.2 "),
    libstdcxx: stdout.includes("libstdc++.so.6 "),
  });
});
