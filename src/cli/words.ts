import type { Facts } from "../fault.ts";
import { escapeBlock, escapeOutside } from "./escape.ts";
import { type Phrases, phrase, translated } from "./phrase.ts";
import { en } from "./texts/en.ts";
import type { Table } from "./texts/table.ts";
import { zhCN } from "./texts/zh-CN.ts";

export const LANGUAGES = ["en", "zh-CN"] as const;
export type Language = (typeof LANGUAGES)[number];
export type WordKey = keyof typeof en.words;

/** A language chosen for this run. */
export interface Words {
  readonly language: Language;
  readonly table: Table;
  /** The sentence under `key` with its placeholders filled; names from outside are escaped. */
  say(key: WordKey, facts?: Facts): string;
}

const TABLES: Readonly<Record<Language, Table & { readonly words: Readonly<Record<WordKey, string>> }>> = {
  en,
  "zh-CN": zhCN,
};

export function wordsIn(language: Language): Words {
  const table = TABLES[language];
  return { language, table, say: (key, facts = {}) => fill(table.words[key], facts, table.phrases) };
}

/**
 * Fills `{fact}` placeholders. Every value is escaped; a list is joined with commas, `-` where it is empty; the fact
 * named `output` may hold several lines, which are set apart; words of ours are said with `phrases`. A placeholder
 * without a fact is left as it stands, so that a test can see it.
 */
export function fill(template: string, facts: Facts, phrases: Phrases = {}): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = facts[name];
    if (value === undefined) return whole;
    if (name === "output") return escapeBlock(String(value));
    if (typeof value !== "object") return escapeOutside(phrase(name, String(value), phrases));
    return value.length === 0 ? "-" : value.map(escapeOutside).join(", ");
  });
}

/** Items of a list that a message names; more of them hide what it says. */
const NAMED = 5;

/** Facts for a message: of a long list the first few, and how many more there are. The result document has them all. */
export function shortened(facts: Facts, phrases: Phrases): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value !== "object" || value.length <= NAMED + 1) return [name, value];
      const more = `and ${value.length - NAMED} more`;
      return [name, [...value.slice(0, NAMED), translated(more, phrases)]];
    }),
  );
}

/**
 * `--lang`, then GOBUNDLE_LANG, then the locale (POSIX: LC_ALL, LC_MESSAGES, LANG, the first that is set).
 * Chinese by itself only in a UTF-8 locale of a place that writes simplified characters.
 */
export function chooseLanguage(
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  for (const asked of [option, env["GOBUNDLE_LANG"]]) {
    const known = LANGUAGES.find((language) => language.toLowerCase() === asked?.toLowerCase());
    if (known !== undefined) return known;
  }
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "";
  return /^zh(_(CN|SG))?\.utf-?8(@|$)/i.test(locale) ? "zh-CN" : "en";
}
