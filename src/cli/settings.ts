import { resolve } from "node:path";
import { DEFAULT_ROOT } from "../bundle/default-root.ts";
import { Fault } from "../fault.ts";
import type { Console } from "../ports/console.ts";
import type { OptionSpec, Settings } from "./verb.ts";
import { LANGUAGES } from "./words.ts";

/** Options of every verb. */
export const EVERYWHERE: readonly OptionSpec[] = [
  { flags: "--json", key: "json" },
  { flags: "--quiet", key: "quiet" },
  { flags: "--yes", key: "yes" },
  { flags: "--root <DIR>", key: "root" },
  { flags: "--config <DIR>", key: "config" },
  { flags: "--color <WHEN>", key: "color", choices: ["auto", "always", "never"] },
  { flags: "--lang <LANG>", key: "lang", choices: LANGUAGES },
  { flags: "--debug", key: "debug" },
  { flags: "--help", key: "help" },
];

/** Options that several verbs share, by what the verbs do. */
export const SHARED = {
  media: [
    { flags: "--trust <FILE>", key: "trust" },
    { flags: "--fingerprint <HEX>", key: "fingerprint" },
    { flags: "--allow-subject <DN>", key: "allowSubject" },
    { flags: "--allow-spki <HEX>", key: "allowSpki" },
    { flags: "--identity <HEX>", key: "identity" },
  ],
  changes: [
    { flags: "--dry-run", key: "dryRun" },
    { flags: "--check", key: "check" },
  ],
} as const satisfies Record<string, readonly OptionSpec[]>;

/** What is known of a command line before its verb has been loaded; enough to report anything that goes wrong. */
export interface Glance {
  /** All that is no option and no value of one of these options, with its place: `keys new ./x`. */
  readonly words: readonly { readonly text: string; readonly at: number }[];
  readonly given: ReadonlyMap<string, string>;
}

/** Reads the options of every verb and the plain words, up to `--`; all else is left to the verb's own table. */
export function glance(args: readonly string[]): Glance {
  const words: { text: string; at: number }[] = [];
  const given = new Map<string, string>();
  for (let at = 0; at < args.length && args[at] !== "--"; at += 1) {
    const [flag = "", value] = (args[at] ?? "").split(/=(.*)/s, 2);
    const long = flag === "-h" ? "--help" : flag;
    const option = EVERYWHERE.find(({ flags }) => flags.split(" ")[0] === long);
    if (option === undefined) {
      if (!flag.startsWith("-")) words.push({ text: args[at] ?? "", at });
    } else if (!option.flags.includes(" ")) given.set(option.key, "");
    else given.set(option.key, value ?? args[++at] ?? "");
  }
  return { words, given };
}

/** A user's own folder for anchors, floors and keys; root never reads a user's. */
function configFolder(console: Console): string {
  return console.superuser ? "/etc/gobundle" : `${console.home}/.config/gobundle`;
}

/** The folders and manners of this run. An empty folder name is not the current folder: Fault option-value-missing (2). */
export function settingsFrom(
  given: ReadonlyMap<string, string>,
  console: Console,
  version: string,
): Settings {
  return {
    root: folderOf("root", given) ?? DEFAULT_ROOT,
    config: folderOf("config", given) ?? resolve(configFolder(console)),
    json: given.has("json"),
    quiet: given.has("quiet"),
    yes: given.has("yes"),
    terminal: console.interactive,
    version,
  };
}

function folderOf(key: "root" | "config", given: ReadonlyMap<string, string>): string | undefined {
  const path = given.get(key);
  if (path === "") throw new Fault("option-value-missing", { option: `--${key}` });
  return path === undefined ? undefined : resolve(path);
}
