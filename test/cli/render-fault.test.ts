import { describe, expect, test } from "vitest";
import { plain, renderWarning } from "../../src/cli/render-fault.ts";
import { LANGUAGES, wordsIn } from "../../src/cli/words.ts";

describe.each(LANGUAGES)("in %s", (language) => {
  const words = wordsIn(language);

  test.each(["finished", "undone", "nothing"] as const)("a run that was cut off is told as %s", (how) => {
    const told = renderWarning("recovered", { verb: "apply", how }, words, plain);
    expect(told).toContain(words.say(`recover.${how}`));
  });
});
