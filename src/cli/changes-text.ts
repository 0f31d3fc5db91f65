import type { Changes, Difference } from "../look/changes.ts";
import { megabytes } from "./sizes.ts";
import type { Words } from "./words.ts";

const KINDS = [
  "toolchains",
  "modules",
  "tools",
  "programs",
  "apps",
  "scripts",
  "files",
  "installers",
  "signers",
] as const;

/** What a bundle adds, drops and changes, a line for each thing. */
export function changesText(changes: Changes, words: Words): string {
  const { name, sequence, members, size } = changes;
  const lines = KINDS.flatMap((kind) => differenceText(words.say(`changes.${kind}`), changes[kind], words));
  return [
    words.say("changes.head", { name, sequence }),
    ...(lines.length === 0 ? [words.say("changes.none")] : lines),
    words.say("changes.members", {
      added: members.added,
      bytes: megabytes(members.newBytes),
      unchanged: members.unchanged,
    }),
    words.say("changes.size", { from: megabytes(size.from), to: megabytes(size.to) }),
  ].join("\n");
}

function differenceText(kind: string, { added, dropped, changed }: Difference, words: Words): string[] {
  return [
    ...added.map((name) => words.say("changes.added", { kind, name })),
    ...dropped.map((name) => words.say("changes.dropped", { kind, name })),
    ...changed.map(({ name, from, to }) => words.say("changes.changed", { kind, name, from, to })),
  ];
}
