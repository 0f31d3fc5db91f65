import { join } from "node:path";
import { expect, test } from "vitest";
import { fileProxy } from "../../src/gorun/file-proxy.ts";
import { runGo, wordsOf } from "../../src/gorun/go-child.ts";
import { buildLine, cgoLine, programsLine } from "../../src/gorun/lines.ts";
import { nodeProcesses } from "../../src/host/node-process.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import type { Finished } from "../../src/ports/process.ts";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";

const finished = (more: Partial<Finished>): Finished => ({
  status: 1,
  signal: undefined,
  stdout: "",
  stderr: "",
  timedOut: false,
  ...more,
});

/** A GOROOT whose `go` shows how it was called. */
function shows(script: string): string {
  const goroot = testFolder();
  writeInto(join(goroot, "bin/go"), `#!/bin/sh\n${script}\n`);
  nodeScratch().allowExecution(join(goroot, "bin/go"));
  return goroot;
}

test("a Go child has a clean environment and a home of its own", async () => {
  const [goroot, own] = [shows("env"), testFolder()];
  const how = { cwd: own, settings: { GOPROXY: "off" }, network: "host", timeout: 10_000 } as const;
  const run = await runGo(nodeProcesses(["x"]), { goroot, own }, ["env"], how);
  const environment = Object.fromEntries(
    run.stdout
      .trim()
      .split("\n")
      .map((line) => line.split(/=(.*)/s, 2)),
  );
  expect(environment).toMatchObject({
    HOME: `${own}/home`,
    GOENV: "off",
    GOTOOLCHAIN: "local",
    GOPROXY: "off",
  });
  expect(environment["PATH"]?.split(":")[0]).toBe(`${goroot}/bin`);
  expect(Object.keys(environment).filter((name) => /^(?:npm|VITEST|NODE)/.test(name))).toEqual([]);
});

test("what stands before go comes first, and go is what it runs", async () => {
  const [goroot, own] = [shows('echo "$@"'), testFolder()];
  const through = ["/bin/sh", "-c", 'echo before; exec "$@"', "sh"];
  const how = { cwd: own, settings: {}, network: "host", timeout: 10_000, through } as const;
  expect((await runGo(nodeProcesses(["x"]), { goroot, own }, ["version", "-m"], how)).stdout).toBe(
    "before\nversion -m\n",
  );
});

test("a tool's words: stderr first, on one line, without news of downloads, cut at a character", () => {
  expect(wordsOf(finished({ stderr: "go: downloading x v1\n# x\n\t./a.go:1:1: bad\n", stdout: "no" }))).toBe(
    "# x; ./a.go:1:1: bad",
  );
  expect(wordsOf(finished({ stdout: "only this" }))).toBe("only this");
  expect(wordsOf(finished({ stderr: "\u00e9\u00e9\u00e9" }), 3)).toBe("\u00e9");
  expect(wordsOf(finished({ timedOut: true }))).toContain("too long");
});

test("lines carry tags before the packages", () => {
  const selection = { packages: ["./a", "./b"], tags: ["x", "y"] };
  expect(buildLine(selection, "/out")).toEqual(["build", "-tags", "x,y", "-o", "/out", "./a", "./b"]);
  for (const line of [programsLine(selection), cgoLine(selection)])
    expect(line.slice(-2)).toEqual(["./a", "./b"]);
});

test("the address of a folder escapes what the go command splits at", () => {
  expect(fileProxy("/a b/c,d|e%f")).toBe("file:///a b/c%2Cd%7Ce%25f");
});
