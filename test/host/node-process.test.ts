import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeProcesses } from "../../src/host/node-process.ts";
import type { Command } from "../../src/ports/process.ts";
import { testFolder } from "../support/inline-pool.ts";

const processes = nodeProcesses(["self"]);
const sh = (script: string, more: Partial<Command> = {}): Command => ({
  argv: ["/bin/sh", "-c", script],
  cwd: "/",
  env: { PATH: "/usr/bin:/bin" },
  timeout: 20_000,
  ...more,
});

test("output, status and exact environment", async () => {
  const run = await processes.run(
    sh('echo "$A"; echo err >&2; env | wc -l; exit 3', { env: { A: "1", PATH: "/usr/bin:/bin" } }),
  );
  expect(run).toMatchObject({ status: 3, stderr: "err\n", timedOut: false });
  expect(run.stdout.startsWith("1\n")).toBe(true);
});

test("stdin is empty", async () => {
  expect((await processes.run(sh("cat | wc -c"))).stdout.trim()).toBe("0");
});

test("the end of a long output is kept, and every line is heard", async () => {
  const lines: string[] = [];
  const run = await processes.run(sh("seq 1 5000", { keep: 10, onLine: (line) => lines.push(line) }));
  expect(run.stdout).toBe("4999\n5000\n");
  expect(lines).toHaveLength(5000);
});

test("whether the network can be cut is not asked of a program on the caller's PATH", () => {
  const folder = testFolder();
  for (const name of ["unshare", "true"]) {
    writeFileSync(join(folder, name), `#!/bin/sh\ntouch ${folder}/ran\nexit 1\n`, { mode: 0o755 });
  }
  const path = process.env["PATH"];
  process.env["PATH"] = `${folder}:${path}`;
  try {
    expect(nodeProcesses(["self"]).isolation()).toBe(processes.isolation());
  } finally {
    process.env["PATH"] = path;
  }
  expect(existsSync(join(folder, "ran"))).toBe(false);
});

test("many children at once have one listener for our own end", async () => {
  const before = process.listenerCount("exit");
  const running = Array.from({ length: 12 }, () => processes.run(sh("exit 0")));
  expect(process.listenerCount("exit")).toBe(before);
  await Promise.all(running);
});

test("a program that is not there", async () => {
  expect(await processes.run({ ...sh(""), argv: ["/none/program"] })).toMatchObject({ status: 127 });
});

test("the limit ends the whole group", async () => {
  const run = await processes.run(sh("sleep 60 & sleep 60", { timeout: 100 }));
  expect(run).toMatchObject({ status: undefined, timedOut: true });
  expect(run.signal).toMatch(/^SIG(?:TERM|KILL)$/);
});

test("an interruption ends it", async () => {
  const controller = new AbortController();
  const running = processes.run(
    sh("echo begun; sleep 60", { interrupted: controller.signal, onLine: () => controller.abort() }),
  );
  expect(await running).toMatchObject({ status: undefined, signal: "SIGTERM" });
});

test("a grandchild that keeps the pipes does not keep us", async () => {
  const run = await processes.run(sh("sleep 3 & echo done"));
  expect(run).toMatchObject({ status: 0, stdout: "done\n" });
});

describe("nothing of the group goes on", () => {
  const deaf = "(trap '' TERM; sleep 60) & echo $!; ";

  test.each([
    ["after a time limit", sh(`${deaf}wait`, { timeout: 200 })],
    ["after a failure", sh(`${deaf}exit 3`)],
    [
      "after a time limit that a script took as its end",
      sh(`trap 'exit 0' TERM; ${deaf}wait`, { timeout: 200 }),
    ],
  ])("%s", async (_, command) => {
    const { stdout } = await processes.run(command);
    await expect.poll(() => isAlive(Number(stdout))).toBe(false);
  });

  test("after an interruption", async () => {
    const stop = new AbortController();
    const more = { interrupted: stop.signal, onLine: () => stop.abort("SIGINT") };
    const { stdout } = await processes.run(sh(`${deaf}wait`, more));
    await expect.poll(() => isAlive(Number(stdout))).toBe(false);
  });
});

/** proc_pid_stat(5): the state behind the name; a zombie has ended. */
function isAlive(pid: number): boolean {
  expect(pid).toBeGreaterThan(1);
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

test("cut off, there is nothing but lo", async () => {
  expect(processes.isolation()).toBeDefined();
  const run = await processes.run(sh("cat /proc/net/dev", { network: "cut" }));
  expect([...run.stdout.matchAll(/^\s*(\S+):/gm)].map(([, name]) => name)).toEqual(["lo"]);
});

test("cut off, the limit ends what heeds no signal, and what it left running", async () => {
  const folder = testFolder();
  const script = `trap "" TERM; (while :; do echo x >> ${folder}/beat; sleep 0.05; done) & sleep 60`;
  const run = await processes.run(sh(script, { network: "cut", timeout: 300 }));
  expect(run.timedOut).toBe(true);
  const beats = readFileSync(join(folder, "beat")).length;
  await new Promise((later) => setTimeout(later, 300));
  expect(readFileSync(join(folder, "beat"))).toHaveLength(beats);
});

test("programs are found on PATH", () => {
  expect(processes.find("sh")).toMatch(/^\/.*\/sh$/);
  expect(processes.find("no-such-program")).toBeUndefined();
});
