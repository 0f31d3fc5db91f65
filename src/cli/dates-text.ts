import type { Manifest } from "../bundle/manifest/manifest.ts";
import type { Words } from "./words.ts";

/** How old a bundle is, and how long it is good for. `age` in whole days. */
export function datesText(
  { created, validUntil }: Pick<Manifest, "created" | "validUntil">,
  age: number | undefined,
  words: Words,
): string[] {
  return [
    ...(age === undefined ? [] : [words.say("verify.age", { created, days: age })]),
    ...(validUntil === undefined ? [] : [words.say("verify.end", { validUntil })]),
  ];
}

/** The same in a result document. */
export function dateFacts(
  { created, validUntil }: Pick<Manifest, "created" | "validUntil">,
  age: number | undefined,
) {
  return { created, validUntil: validUntil ?? null, ageDays: age ?? null };
}
