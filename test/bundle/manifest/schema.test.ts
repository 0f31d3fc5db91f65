import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeManifest, encodeManifest } from "../../../src/bundle/manifest/manifest.ts";
import { Fault } from "../../../src/fault.ts";
import { wholeManifest } from "../../support/whole-manifest.ts";

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../schemas/manifest.schema.json"), "utf8"),
);
const bySchema = new Ajv({
  allErrors: false,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
}).compile(schema);

/** Whether the decoder takes every field: a compact text is never canonical, so that is all that is left to say. */
function byDecoder(value: unknown): boolean {
  try {
    decodeManifest(Buffer.from(JSON.stringify(value)));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return String(error.facts["problems"]) === "document: not-in-canonical-form";
  }
  throw new Error("a compact text was taken");
}

const whole: unknown = JSON.parse(Buffer.from(encodeManifest(wholeManifest())).toString());

type Step = string | number;

/** The way to every value in a document, the document itself first. */
function waysInto(value: unknown, way: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== "object" || value === null) return [way];
  const children = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [way, ...children.flatMap(([step, child]) => waysInto(child, [...way, step]))];
}

/** A copy with the value at `way` exchanged; without it where `by` is undefined. */
function exchanged(value: unknown, [step, ...rest]: readonly Step[], by: unknown): unknown {
  if (step === undefined) return by;
  if (Array.isArray(value)) {
    const at = Number(step);
    const next = rest.length === 0 ? by : exchanged(value[at], rest, by);
    return next === undefined ? value.toSpliced(at, 1) : value.with(at, next);
  }
  const entries = Object.entries(Object(value)).flatMap(([name, child]) => {
    if (name !== step) return [[name, child] as const];
    const next = exchanged(child, rest, by);
    return next === undefined ? [] : [[name, next] as const];
  });
  return Object.fromEntries(entries);
}

const ways = waysInto(whole);

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    false,
    0,
    -1,
    1,
    1.5,
    2 ** 53,
    8 ** 11,
    "",
    " ",
    "x",
    "X",
    "a/b",
    "linux/amd64",
    "1.21",
    "1.21.5",
    "v1.0.0",
    "../x",
    ".DS_Store",
    "a\n",
    "a\u202e",
    "held",
    "modules",
    "app",
    "2026-01-01T00:00:00Z",
    "f".repeat(64),
    `h1:${"A".repeat(43)}=`,
    `h1:${"A".repeat(42)}B=`,
    "x".repeat(513),
    "x".repeat(4097),
    [],
    ["x"],
    [1],
    {},
    { a: 1 },
    { a: 1.5 },
    { "1": 1 },
    { a: { __x: 1 } },
    { a: [{ b: null }] },
  ),
  fc.string({ unit: "grapheme-ascii", maxLength: 12 }),
  fc.integer(),
);

test("the schema and the decoder take the whole manifest", () => {
  expect([bySchema(whole), byDecoder(whole)]).toEqual([true, true]);
});

test("what one refuses, the other refuses: any value exchanged or taken out", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...ways), odd, (way, by) => {
      const value = exchanged(whole, way, by);
      if (value === undefined) return;
      const taken = byDecoder(value);
      if (!taken) refused++;
      expect(bySchema(value), JSON.stringify(bySchema.errors)).toBe(taken);
    }),
    { numRuns: 1500 },
  );
  expect(refused).toBeGreaterThan(100);
});

test("what one takes, the other takes: fields that nobody knows, anywhere", () => {
  const objects = ways.filter((way) => {
    const value = way.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), whole);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  });
  const name = fc.oneof(
    fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.-]{0,10}$/),
    fc.constantFrom("_x", "1", "", "a b", "é"),
  );
  fc.assert(
    fc.property(fc.constantFrom(...objects), name, odd, (way, field, by) => {
      const old = way.reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), whole);
      const value = exchanged(whole, way, { ...Object(old), ...(by !== undefined && { [field]: by }) });
      expect(bySchema(value), JSON.stringify(bySchema.errors)).toBe(byDecoder(value));
    }),
    { numRuns: 500 },
  );
});
