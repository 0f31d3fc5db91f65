import fc from "fast-check";
import { expect, test } from "vitest";
import { SCRIPT_TIMES } from "../../src/bundle/manifest/component.ts";
import { type Action, type Step, undo } from "../../src/transaction/step.ts";
import { readStep, stepFields } from "../../src/transaction/step-fields.ts";

const text = fc.string({ unit: "binary" });
const release = fc.integer({ min: 1, max: 999_999_999 });
const ref = fc.oneof(release, fc.constant("none" as const));
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("check" as const), release }),
  fc.record({
    kind: fc.constant("script" as const),
    when: fc.constantFrom(...SCRIPT_TIMES),
    file: text,
    release,
  }),
);

/** Any step at all, with any text in it. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("move" as const), from: text, to: text }),
  fc.record({ do: fc.constant("replace" as const), from: text, to: text, old: text }),
  fc.record({ do: fc.constant("switch" as const), from: ref, to: ref }),
  fc.record({ do: fc.constantFrom("make-folder" as const, "drop-folder" as const), path: text }),
  fc.record({ do: fc.constantFrom("link" as const, "unlink" as const), path: text, target: text }),
  fc.record({ do: fc.constantFrom("write" as const, "erase" as const), path: text, text }),
  fc.record({ do: fc.constant("record" as const), name: text, from: text, to: text }),
  fc.record({ do: fc.constantFrom("run" as const, "leave" as const), action }),
);

test("the undo of an undo is the step", () => {
  fc.assert(
    fc.property(anyStep, (step) => {
      expect(undo(undo(step))).toEqual(step);
    }),
  );
});

test("an undo is another step, unless both ends are the same", () => {
  expect(undo({ do: "move", from: "a", to: "b" })).toEqual({ do: "move", from: "b", to: "a" });
  expect(undo({ do: "switch", from: "none", to: 1 })).toEqual({ do: "switch", from: 1, to: "none" });
  expect(undo({ do: "link", path: "/x", target: "y" })).toEqual({ do: "unlink", path: "/x", target: "y" });
});

test("fields read back are the step", () => {
  fc.assert(
    fc.property(anyStep, (step) => {
      expect(readStep(stepFields(step))).toEqual(step);
    }),
  );
});

test.each([
  [["fly", "a"]],
  [["move", "a"]],
  [["move", "a", "b", "c"]],
  [["switch", "0", "1"]],
  [["run", "check", "none"]],
  [["run", "script", "1", "never", "x"]],
  [[]],
])("%j is no step", (fields) => {
  expect(readStep(fields)).toBeUndefined();
});
