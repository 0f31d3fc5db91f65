import { describe, expect, test } from "vitest";
import { parseLine } from "../../src/cli/args.ts";
import { glance } from "../../src/cli/settings.ts";
import type { Verb } from "../../src/cli/verb.ts";
import { Fault } from "../../src/fault.ts";

const verb: Verb = {
  name: "try it",
  operands: "<FILE> [MORE...]",
  options: [
    { flags: "--go <VERSION>", key: "go", many: true },
    { flags: "--format <KIND>", key: "format", choices: ["tar", "dir"] },
    { flags: "-o <FILE>", key: "o" },
    { flags: "--no-prove", key: "prove" },
  ],
  shares: ["media", "changes"],
  run: async () => ({ changed: false, exit: 0, facts: {}, text: "" }),
};

function refusal(words: readonly string[]): Fault | undefined {
  try {
    parseLine(verb, words);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
}

describe("a line", () => {
  test("takes operands and options in any order", () => {
    const line = parseLine(verb, ["--go", "1.21", "a", "--dry-run", "b", "--go=1.22", "-o", "x"]);
    expect(line.args).toEqual(["a", "b"]);
    expect(line.options).toEqual({ go: ["1.21", "1.22"], dryRun: true, o: "x", prove: true });
  });

  test("takes what follows -- as operands", () => {
    expect(parseLine(verb, ["--", "--go"]).args).toEqual(["--go"]);
  });

  test("has the options of its shares and of every verb", () => {
    const line = parseLine(verb, ["a", "--identity", "00", "--check", "--root", "/x", "--no-prove"]);
    expect(line.options).toEqual({ identity: "00", check: true, root: "/x", prove: false });
  });
});

describe("a wrong line", () => {
  test.each([
    [["a", "--gos", "1"], "option-unknown", { option: "--gos", nearest: ["--go"] }],
    [["a", "--zzzzzzzz"], "option-unknown", { option: "--zzzzzzzz", nearest: ["--help"] }],
    [["a", "--go"], "option-value-missing", { option: "--go" }],
    [
      ["a", "--format", "zip"],
      "option-value-invalid",
      { option: "--format", value: "zip", choices: ["tar", "dir"] },
    ],
    [["a", "--lang=fr"], "option-value-invalid", { option: "--lang", value: "fr", choices: ["en", "zh-CN"] }],
    [[], "operand-missing", { operand: "FILE" }],
  ])("%j is refused as %s", (words, code, facts) => {
    expect(refusal(words)).toMatchObject({ code, facts: { verb: "try it", ...facts } });
  });

  test("with too many words is refused", () => {
    const { operands: _, ...bare } = verb;
    expect(() => parseLine(bare, ["a"])).toThrow(expect.objectContaining({ code: "operand-extra" }));
  });
});

describe("a glance", () => {
  test("sees the options of every verb wherever they stand, and the words", () => {
    const { words, given } = glance([
      "--root",
      "/x",
      "keys",
      "--json",
      "new",
      "--lang=en",
      "-h",
      "--",
      "--debug",
    ]);
    expect(words).toEqual([
      { text: "keys", at: 2 },
      { text: "new", at: 4 },
    ]);
    expect([...given]).toEqual([
      ["root", "/x"],
      ["json", ""],
      ["lang", "en"],
      ["help", ""],
    ]);
  });

  test("takes the last of two", () => {
    expect(glance(["--root=/a", "--root", "/b"]).given.get("root")).toBe("/b");
  });
});
