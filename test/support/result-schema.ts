import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { ResultDocument } from "../../src/cli/result.ts";

const schema = JSON.parse(readFileSync(join(import.meta.dirname, "../../schemas/result.json"), "utf8"));
const isResult = new Ajv({
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
}).compile<ResultDocument>(schema);

/** Commands whose facts the schema describes. */
export const DESCRIBED: readonly string[] = schema.allOf.map(
  (rule: { if: { properties: { command: { const: string } } } }) => rule.if.properties.command.const,
);

/** The document that a run with --json printed. Throws where it is not as published in `schemas/result.json`. */
export function resultIn(stdout: string): ResultDocument {
  const document: unknown = JSON.parse(stdout);
  if (!isResult(document)) throw new Error(`${JSON.stringify(isResult.errors)}\n${stdout}`);
  return document;
}
