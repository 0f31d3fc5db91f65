import type { en } from "./en.ts";
import type { Table, VerbText } from "./table.ts";
import { apply } from "./zh-CN/apply.ts";
import { bundle } from "./zh-CN/bundle.ts";
import { cli } from "./zh-CN/cli.ts";
import { create } from "./zh-CN/create.ts";
import { createFailures } from "./zh-CN/create-failures.ts";
import { createWarnings } from "./zh-CN/create-warnings.ts";
import { golang } from "./zh-CN/golang.ts";
import { hostRefusals } from "./zh-CN/host-refusals.ts";
import { hostWarnings } from "./zh-CN/host-warnings.ts";
import { look } from "./zh-CN/look.ts";
import { permit } from "./zh-CN/permit.ts";
import { phrases } from "./zh-CN/phrases.ts";
import { revocations } from "./zh-CN/revocations.ts";
import { trust } from "./zh-CN/trust.ts";

type Complete = Table & {
  readonly verbs: Readonly<Record<keyof typeof en.verbs, VerbText>>;
  readonly words: Readonly<Record<keyof typeof en.words, string>>;
};

/** Simplified Chinese: the same keys as English, or the build fails. */
export const zhCN = {
  faults: {
    ...cli.faults,
    ...bundle.faults,
    ...golang.faults,
    ...trust.faults,
    ...revocations.faults,
    ...look.faults,
    ...permit.faults,
    ...create.faults,
    ...createFailures,
    ...createWarnings,
    ...apply.faults,
    ...hostRefusals,
    ...hostWarnings,
  },
  states: cli.states,
  stages: cli.stages,
  verbs: {
    ...trust.verbs,
    ...revocations.verbs,
    ...create.verbs,
    ...look.verbs,
    ...permit.verbs,
    ...apply.verbs,
    ...bundle.verbs,
    ...golang.verbs,
    ...cli.verbs,
  },
  phrases,
  words: {
    ...cli.words,
    ...bundle.words,
    ...golang.words,
    ...trust.words,
    ...revocations.words,
    ...look.words,
    ...permit.words,
    ...create.words,
    ...apply.words,
  },
} as const satisfies Complete;
