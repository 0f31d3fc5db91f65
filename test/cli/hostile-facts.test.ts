import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonLine } from "../../src/bundle/visible.ts";
import { plain, renderFault, renderWarning } from "../../src/cli/render-fault.ts";
import { noticeOf } from "../../src/cli/result.ts";
import { LANGUAGES, type WordKey, wordsIn } from "../../src/cli/words.ts";
import { Fault } from "../../src/fault.ts";
import { FAULTS, type FaultCode } from "../../src/faults.ts";

const CODES = Object.keys(FAULTS) as FaultCode[];
const EVIL =
  "x\u001b]0;owned\u0007\u001b[2J\r\u0000\u009b31m\u0085\u202egnp\u2066\u200b\u{e0041}\ngobundle: all is well\u2028next: rm";
const ACTED_ON = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const DATA = ["name", "output", "items"];

/** The names of all facts that a text mentions, and some that it does not. */
function namesIn(text: string): readonly string[] {
  return [...DATA, ...[...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name)];
}

/** One event, one line: how many lines a message has must not depend on what others wrote, whose own lines stand behind a bar. */
function ownLines(text: string): number {
  return text.split("\n").filter((line) => !line.startsWith("    | ")).length;
}

describe.each(LANGUAGES)("in %s", (language) => {
  const words = wordsIn(language);
  const factsFor = (code: FaultCode, value: string | readonly string[]) => {
    const { message, next = "" } = words.table.faults[code];
    return Object.fromEntries(namesIn(message + next).map((name) => [name, value]));
  };
  const told = (code: FaultCode, value: string | readonly string[]) => {
    const facts = factsFor(code, value);
    const parts = [new Fault(code, facts)];
    return [
      renderFault(new Fault(code, facts, { parts }), "apply", words, plain),
      renderWarning(code, facts, words, plain),
    ];
  };

  test.each(CODES)("%s: what others wrote neither acts on a terminal nor makes a line", (code) => {
    const lines = told(code, "x").map(ownLines);
    const texts = [told(code, EVIL), told(code, [EVIL, EVIL])].flat();
    for (const text of texts) expect(text).not.toMatch(ACTED_ON);
    expect(texts.map(ownLines)).toEqual([...lines, ...lines]);
  });

  test("the same of every sentence", () => {
    for (const key of Object.keys(words.table.words ?? {}) as WordKey[]) {
      const facts = Object.fromEntries(namesIn(words.say(key)).map((name) => [name, EVIL]));
      expect(words.say(key, facts), key).not.toMatch(ACTED_ON);
    }
  });
});

test("a result document is one line, whatever it holds", () => {
  fc.assert(
    fc.property(fc.constantFrom(...CODES), fc.string({ unit: "binary" }), (code, text) => {
      const line = jsonLine(noticeOf(code, { name: text + EVIL, reason: text, app: text }));
      expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(line)).toMatchObject({ code, facts: { reason: text } });
    }),
  );
});
