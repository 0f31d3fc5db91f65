/** Options that may be given several times; in a recipe a list, by the same name or its plural. */
export const LISTS = [
  "go",
  "vendor",
  "modules",
  "packages",
  "tags",
  "include",
  "exclude",
  "tool",
  "script",
  "file",
  "target",
  "go-mirror",
  "heads",
] as const;

/** Options with one value. */
export const TEXTS = [
  "output",
  "format",
  "name",
  "sequence",
  "previous",
  "revocations",
  "valid-until",
  "vulndb",
  "key",
  "cert",
  "chain",
  "passphrase-file",
  "installer-dir",
  "source",
  "jobs",
  "cache",
] as const;

export const FLAGS = ["no-prove", "allow-weak-proof", "prove-tests", "no-installer", "offline"] as const;

export type ListOption = (typeof LISTS)[number];
export type TextOption = (typeof TEXTS)[number];
export type FlagOption = (typeof FLAGS)[number];

/** What was said on the command line or in a recipe, by long option names; values are as written. */
export interface Wishes {
  readonly lists: Readonly<Partial<Record<ListOption, readonly string[]>>>;
  readonly texts: Readonly<Partial<Record<TextOption, string>>>;
  readonly flags: ReadonlySet<FlagOption>;
}

/** A recipe with options that add to it: lists grow, single values of the options win. */
export function mergeWishes(recipe: Wishes, options: Wishes): Wishes {
  const lists = Object.fromEntries(
    LISTS.map((name) => [name, [...(recipe.lists[name] ?? []), ...(options.lists[name] ?? [])]]),
  );
  return {
    lists,
    texts: { ...recipe.texts, ...options.texts },
    flags: new Set([...recipe.flags, ...options.flags]),
  };
}
