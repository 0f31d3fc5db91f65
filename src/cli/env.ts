import { environment } from "../apply/environment.ts";
import { textOf } from "./given.ts";
import type { Verb } from "./verb.ts";

const SHELLS = ["sh", "fish", "csh"] as const;

export const env: Verb = {
  name: "env",
  options: [{ flags: "--shell <SHELL>", key: "shell", choices: SHELLS }],
  shares: [],
  async run({ options, host, settings }) {
    const shell = SHELLS.find((known) => known === textOf(options, "shell")) ?? "sh";
    const text = environment(shell, host.store(settings.root)).trimEnd();
    return { changed: false, exit: 0, facts: { shell, lines: text.split("\n") }, text };
  },
};
