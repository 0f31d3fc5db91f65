import type { SpokenVerb } from "./verb.ts";

export const version: SpokenVerb = {
  name: "version",
  options: [],
  shares: [],
  say: async (_, __, version) => ({
    changed: false,
    exit: 0,
    facts: { version },
    text: `gobundle ${version}`,
  }),
};
