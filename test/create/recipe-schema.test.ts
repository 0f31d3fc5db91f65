import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { readRecipe } from "../../src/create/recipe.ts";
import { FLAGS, LISTS, TEXTS } from "../../src/create/wishes.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import type { Scratch } from "../../src/ports/scratch.ts";
import { faultOf } from "../support/fault-of.ts";

const schemas = join(import.meta.dirname, "../../schemas");
const schema = JSON.parse(readFileSync(join(schemas, "recipe.schema.json"), "utf8"));
const bySchema = new Ajv({ strict: true }).compile(schema);

function byReader(recipe: unknown): boolean {
  const bytes = Buffer.from(stringify(recipe));
  const scratch: Scratch = { ...nodeScratch(), read: () => bytes };
  return faultOf(() => readRecipe("/x/gobundle.yaml", scratch)) === "none";
}

const names = fc.constantFrom(...LISTS, ...TEXTS, ...FLAGS, "targets", "scripts", "vendors", "", "__proto__");
const texts = fc.oneof(fc.constantFrom("true", "false", "", "1.20", "a b"), fc.string());
const values = fc.oneof(
  texts,
  fc.array(texts, { maxLength: 3 }),
  fc.dictionary(texts, texts, { maxKeys: 2 }),
);

test("the published schema takes exactly the recipes that create takes", () => {
  const property = fc.property(fc.dictionary(names, values, { maxKeys: 4 }), (recipe) => {
    expect(byReader(recipe)).toBe(bySchema(recipe));
  });
  fc.assert(property, { numRuns: 300 });
});

test("it knows every option", () => {
  const known = Object.keys(schema.properties);
  expect([...LISTS, ...TEXTS, ...FLAGS].filter((name) => !known.includes(name))).toEqual([]);
});
