import { describe, expect, test } from "vitest";
import { VERBS } from "../../src/cli/index.ts";
import { resultDocument } from "../../src/cli/result.ts";
import { Fault } from "../../src/fault.ts";
import { transcript } from "../support/captured-console.ts";
import { DESCRIBED, resultIn } from "../support/result-schema.ts";

describe("what is well said", () => {
  test.each([["version"], ["--version"]])("%s", async (word) => {
    expect(await transcript([word])).toEqual({ status: 0, stdout: "gobundle 1.2.3\n", stderr: "" });
  });

  test.each([["help"], ["--help"], ["-h"]])("%s lists the commands", async (word) => {
    const { status, stdout, stderr } = await transcript([word]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^ {2}completion /m);
    expect(stdout).not.toContain("__");
  });

  test("the help of a command starts with an example", async () => {
    const { stdout } = await transcript(["completion", "--help"]);
    expect(stdout).toMatch(/^Example:\n {2}eval/);
    expect(await transcript(["help", "completion"])).toMatchObject({ status: 0, stdout });
  });

  test("options may stand before the command, whatever their values", async () => {
    expect(await transcript(["--root", "version", "version"])).toMatchObject({ status: 0 });
  });

  test("a result document", async () => {
    const { status, stdout, stderr } = await transcript(["version", "--json"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      schema: "gobundle/result/1",
      command: "version",
      ok: true,
      changed: false,
      exitCode: 0,
      version: "1.2.3",
      warnings: [],
    });
  });
});

test.each([
  ["prune", "--keep"],
  ["rollback", "--to"],
])("a number that %s cannot take is refused with the help that can be typed", async (verb, option) => {
  const { status, stderr } = await transcript([verb, option, "0x10"]);
  expect(status).toBe(2);
  expect(stderr).toContain("GB-2004");
  expect(stderr).toContain(`next: gobundle ${verb} --help\n`);
});

describe("the published schema", () => {
  test("has the facts of every command that help lists", () => {
    expect([...DESCRIBED].sort()).toEqual([...VERBS.keys()].filter((name) => !name.startsWith("__")).sort());
  });

  test("refuses facts that are missing, unless there is an error", () => {
    const ending = { changed: false, exit: 0, facts: {} } as const;
    for (const command of DESCRIBED) {
      const text = JSON.stringify(resultDocument(command, ending, []));
      expect(() => resultIn(text), command).toThrow("required");
    }
    const fault = new Fault("interrupted");
    const failed = resultDocument("create", { ...ending, exit: 130, fault }, []);
    expect(resultIn(JSON.stringify(failed))).toMatchObject({ ok: false });
  });

  test("takes one verdict with several reasons", () => {
    const parts = [new Fault("verb-missing"), new Fault("interrupted")];
    const fault = new Fault("host-not-ready", { count: 2, problems: ["verb-missing"] }, { parts });
    const failed = resultDocument("apply", { changed: false, exit: 4, facts: {}, fault }, []);
    expect(resultIn(JSON.stringify(failed)).error?.reasons).toHaveLength(2);
  });

  test.each([["help"], ["help", "create"], ["create", "--help"], ["completion", "fish"]].map((a) => [a]))(
    "takes %j",
    async (args) => {
      expect((await transcript([...args, "--json"])).status).toBe(0);
    },
  );
});

describe("what is not", () => {
  test.each([
    [[], "GB-2000"],
    [["versoin"], "GB-2001"],
    [["constructor"], "GB-2001"],
    [["help", "versoin"], "GB-2001"],
    [["version", "--jsno"], "GB-2002"],
    [["version", "--root"], "GB-2003"],
    [["version", "--color", "pink"], "GB-2004"],
    [["completion"], "GB-2005"],
    [["completion", "constructor"], "GB-2004"],
    [["prune", "--keep", "0"], "GB-2004"],
    [["status", "--root", ""], "GB-2003"],
    [["status", "--root="], "GB-2003"],
    [["status", "--config", ""], "GB-2003"],
    [["version", "now"], "GB-2006"],
  ])("%j is %s, told in three lines and with status 2", async (args, id) => {
    const { status, stdout, stderr } = await transcript(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(new RegExp(`^gobundle: error ${id}: .+\n {2}state: .+\n {2}next: .+\n$`));
    // A placeholder that nothing filled.
    expect(stderr).not.toMatch(/\{\w+\}/);
  });

  test("keeps its shape in Chinese", async () => {
    const { stderr } = await transcript(["versoin", "--lang", "zh-CN"]);
    expect(stderr).toMatch(
      /^gobundle: error GB-2001: .*\p{Script=Han}.*\n {2}state: .+\n {2}next: gobundle help\n$/u,
    );
  });

  test("is printed escaped", async () => {
    const { stderr } = await transcript(["\u001b[31mx"]);
    expect(stderr).toContain("\\u{1b}[31mx");
    expect(stderr).not.toContain("\u001b");
  });

  test("becomes a document on stdout and a line of JSON on stderr", async () => {
    const { status, stdout, stderr } = await transcript(["versoin", "--json", "--lang=zh-CN"]);
    expect(status).toBe(2);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      ok: false,
      exitCode: 2,
      error: { id: "GB-2001", code: "verb-unknown" },
    });
    expect(document.error.message).toMatch(/^There is no command/);
    expect(JSON.parse(stderr)).toMatchObject({ event: "error", id: "GB-2001" });
  });
});

describe("around a run", () => {
  test("a result that nobody takes is a failure", async () => {
    const print = async () => {
      throw new Fault("output-lost", { reason: "EPIPE" });
    };
    const { status, stderr } = await transcript(["version"], { print });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^gobundle: error GB-1001: /);
  });

  test("colour comes when asked for, or at a terminal without NO_COLOR", async () => {
    const painted = async (args: string[], more: Parameters<typeof transcript>[1]) =>
      (await transcript(["nothing", ...args], more)).stderr.includes("\u001b[");
    expect(await painted(["--color", "always"], {})).toBe(true);
    expect(await painted([], { live: true })).toBe(true);
    expect(await painted([], { live: true, env: { NO_COLOR: "1" } })).toBe(false);
    expect(await painted(["--color=never"], { live: true })).toBe(false);
    expect(await painted([], {})).toBe(false);
    const told: boolean[] = [];
    for (const when of ["always", "never"])
      await transcript(["version", "--color", when], { colour: (on) => told.push(on) });
    expect(told).toEqual([true, false]);
  });

  test("stack traces are for --debug", async () => {
    expect((await transcript(["nothing", "--debug"])).stderr).toContain("index.ts");
    expect((await transcript(["nothing"])).stderr).not.toContain("index.ts");
  });

  test("after a signal the run is over with the signal's status", async () => {
    for (const [signal, status] of [
      ["SIGINT", 130],
      ["SIGTERM", 143],
    ] as const) {
      const controller = new AbortController();
      controller.abort(signal);
      const ended = await transcript(["nothing"], { interrupted: controller.signal });
      expect(ended.status).toBe(status);
    }
  });
});
