import type { Verb } from "./verb.ts";

export const version: Verb = {
  name: "version",
  options: [],
  shares: [],
  run: async ({ settings }) => ({
    changed: false,
    exit: 0,
    facts: { version: settings.version },
    text: `gobundle ${settings.version}`,
  }),
};
