import { describe, expect, test } from "vitest";
import { en } from "../../src/cli/texts/en.ts";
import type { FaultText } from "../../src/cli/texts/table.ts";
import { zhCN } from "../../src/cli/texts/zh-CN.ts";
import { chooseLanguage, fill, LANGUAGES, wordsIn } from "../../src/cli/words.ts";
import { FAULTS } from "../../src/faults.ts";

/** Every text of a table by the path of its key. */
function flatten(value: object, path = ""): ReadonlyMap<string, string> {
  const pairs = Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === "string" ? [[`${path}/${key}`, inner]] : [...flatten(inner, `${path}/${key}`)],
  );
  return new Map(pairs);
}

const placeholders = (text = "") => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe("the two tables", () => {
  const english = flatten(en);
  const chinese = flatten(zhCN);

  test("hold the same keys and no empty text", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...english, ...chinese].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("name the same facts", () => {
    const differing = [...english].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(chinese.get(key)).join(),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  test("say nothing of a fault that does not exist", () => {
    expect(Object.keys(en.faults).sort()).toEqual(Object.keys(FAULTS).sort());
  });

  test("give a next step for everything that ends a run", () => {
    const texts: readonly (readonly [string, FaultText])[] = Object.entries(en.faults);
    const without = texts.filter(([, { next }]) => next === undefined).map(([code]) => code);
    const warnings = Object.entries(FAULTS).filter(([, { exit }]) => exit === 0);
    expect(without.filter((code) => !warnings.some(([warning]) => warning === code))).toEqual([]);
  });

  test("are in the language that they say", () => {
    const sentences = [...chinese].filter(
      ([key]) => !/\/example$|\/next$/.test(key) && key.includes("faults"),
    );
    expect(sentences.filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe("filling", () => {
  test("joins lists and escapes what comes from outside", () => {
    expect(fill("{file}: {names} ({size})", { file: "a\u001b", names: ["b", "c\n"], size: 3 })).toBe(
      "a\\u{1b}: b, c\\u{a} (3)",
    );
  });

  test("keeps the lines of an output, set apart", () => {
    expect(fill("It said:{output}", { output: "one\ntwo\n" })).toBe("It said:\n    | one\n    | two");
  });

  test("does not fill a fact's own placeholders", () => {
    expect(fill("{a}{b}", { a: "{b}", b: "x" })).toBe("{b}x");
  });
});

describe("the language", () => {
  test.each([
    [undefined, {}, "en"],
    [undefined, { LANG: "zh_CN.UTF-8" }, "zh-CN"],
    [undefined, { LANG: "zh_CN.utf8" }, "zh-CN"],
    [undefined, { LANG: "zh_CN.GB18030" }, "en"],
    [undefined, { LANG: "zh_CN" }, "en"],
    [undefined, { LANG: "zh_TW.UTF-8" }, "en"],
    [undefined, { LC_ALL: "C", LANG: "zh_CN.UTF-8" }, "en"],
    [undefined, { LC_ALL: "", LC_MESSAGES: "zh_CN.UTF-8" }, "zh-CN"],
    [undefined, { GOBUNDLE_LANG: "zh-CN", LANG: "C" }, "zh-CN"],
    ["en", { GOBUNDLE_LANG: "zh-CN" }, "en"],
    ["zh-cn", {}, "zh-CN"],
  ])("--lang %s, %j: %s", (option, env, language) => {
    expect(chooseLanguage(option, env)).toBe(language);
  });

  test("each one speaks", () => {
    for (const language of LANGUAGES) expect(wordsIn(language).say("help.intro")).toContain("gobundle");
  });
});
