import { describe, expect, test } from "vitest";
import { plain, renderWarning } from "../../src/cli/render-fault.ts";
import { LANGUAGES, wordsIn } from "../../src/cli/words.ts";

describe.each(LANGUAGES)("in %s", (language) => {
  const words = wordsIn(language);

  test.each(["finished", "undone", "nothing"] as const)("a run that was cut off is told as %s", (how) => {
    const told = renderWarning("recovered", { verb: "apply", how }, words, plain);
    expect(told).toContain(words.table.phrases[how]);
  });

  test("of a long list the first few are named, and how many there are", () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `<${at}>`);
    const told = (count: number) =>
      renderWarning("private-modules", { modules: names(count) }, words, plain).match(/<\d+>|\b\d+\b/g);
    expect(told(6)?.filter((one) => one.startsWith("<"))).toEqual(names(6));
    expect(told(40)?.filter((one) => one.startsWith("<"))).toEqual(names(5));
    expect(told(40)).toContain("35");
  });
});
