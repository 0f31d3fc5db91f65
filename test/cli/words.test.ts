import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../../src/cli/texts/en.ts";
import type { FaultText } from "../../src/cli/texts/table.ts";
import { zhCN } from "../../src/cli/texts/zh-CN.ts";
import { chooseLanguage, fill, LANGUAGES, wordsIn } from "../../src/cli/words.ts";
import { FAULTS } from "../../src/faults.ts";

const SRC = join(import.meta.dirname, "../../src");

/** Every text of a table by the path of its key. */
function flatten(value: object, path = ""): ReadonlyMap<string, string> {
  const pairs = Object.entries(value).flatMap(([key, inner]): [string, string][] =>
    typeof inner === "string" ? [[`${path}/${key}`, inner]] : [...flatten(inner, `${path}/${key}`)],
  );
  return new Map(pairs);
}

/** Packages of Go are 包; what is said of them is said of no bundle. */
const GO_WORDS = /必须能离线构建的包/g;

/** What is left of a text without its placeholders: no letter where it is a bare format. */
const bare = (text: string) => text.replace(/\{\w+\}/g, "");

const placeholders = (text = "") => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** Sources without the tables themselves, as one text. */
const CODE = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.includes("texts/"))
  .map((path) => readFileSync(join(SRC, path), "utf8"))
  .join("\n");

/** Words that a reader would take for something else: each thing has one Chinese name. */
const GLOSSARY: readonly (readonly [string, RegExp])[] = [
  ["a bundle is 离线包", /(?<!离线)包(?!含|括)/],
  ["the transfer sheet is 交接单", /传递单|传输单|移交单/],
  ["a release is 发布; Go and programs have a 版本", /(?<!最)新版本|旧版本|当前版本|使用的版本|上一个版本/],
  ["a floor is 序号下限", /版本下限|版本底线|最低序号/],
  ["a trust anchor is 信任锚", /信任根|根锚/],
  ["a status is said 以状态 * 结束, a passphrase is 口令", /结束于|密码(?!学)/],
];

describe("the two tables", () => {
  const english = flatten({ ...en, phrases: {} });
  const chinese = flatten({ ...zhCN, phrases: {} });

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
      ([key, text]) => !/\/example$|\/next$/.test(key) && /\p{L}/u.test(bare(text)),
    );
    expect(sentences.length).toBeGreaterThan(300);
    expect(sentences.filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

describe("Chinese", () => {
  const documents = ["README.zh-CN.md"].map(
    (path) => [path, readFileSync(join(SRC, "..", path), "utf8")] as const,
  );
  const texts = [...flatten(zhCN), ...documents].map(
    ([key, text]) => [key, text.replace(GO_WORDS, "")] as const,
  );

  test.each(GLOSSARY)("%s", (_, refused) => {
    expect(texts.filter(([, text]) => refused.test(text))).toEqual([]);
  });

  test("the glossary sees what it refuses", () => {
    for (const wrong of ["该包未签名", "与传递单核对", "切换到新版本", "版本下限", "信任根", "结束于 2"])
      expect(GLOSSARY.filter(([, refused]) => refused.test(wrong))).toHaveLength(1);
  });

  test("no phrase is left of a word that nothing says any more", () => {
    const stale = Object.keys(zhCN.phrases).filter((phrase) => {
      const [before = "", after] = phrase.split("*");
      const said = after === undefined ? [`"${phrase}"`] : [`${before}\${`, `}${after}`];
      return !said.every((text) => CODE.includes(text));
    });
    expect(stale).toEqual([]);
  });

  test("words of ours are said in it, names from outside stay", () => {
    const { table } = wordsIn("zh-CN");
    const ended = (how: string) => fill("{script} {how}", { script: "none", how }, table.phrases);
    expect(ended("status 2")).toBe("none 以状态 2 结束");
    expect(ended("signal SIGSEGV")).toBe("none 被信号 SIGSEGV 终止");
    expect(ended("undone")).toBe("none 已撤销");
    expect(ended("constructor")).toBe("none constructor");
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
