/** Facts of faults that hold a word of ours; the values of all others are names, figures and texts from outside. */
const WORDS = ["reason", "wanted", "want", "rule", "kind", "how", "who", "found"];

/** Translations of facts by their English text, in which `*` stands for anything. */
export type Phrases = Readonly<Record<string, string>>;

/** The value of the fact `name` in the language of `phrases`; as it is where they do not have it. */
export function phrase(name: string, value: string, phrases: Phrases): string {
  return WORDS.includes(name) ? translated(value, phrases) : value;
}

/** A word of ours in the language of `phrases`; as it is where they do not have it. */
export function translated(value: string, phrases: Phrases): string {
  if (Object.hasOwn(phrases, value)) return phrases[value] ?? value;
  for (const [pattern, text] of Object.entries(phrases)) {
    const [before = "", after] = pattern.split("*");
    if (after === undefined || !value.startsWith(before) || !value.endsWith(after)) continue;
    return text.replace("*", () => value.slice(before.length, value.length - after.length));
  }
  return value;
}
