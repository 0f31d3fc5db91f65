import { apply } from "./en/apply.ts";
import { bundle } from "./en/bundle.ts";
import { cli } from "./en/cli.ts";
import { create } from "./en/create.ts";
import { createFailures } from "./en/create-failures.ts";
import { createWarnings } from "./en/create-warnings.ts";
import { golang } from "./en/golang.ts";
import { hostRefusals } from "./en/host-refusals.ts";
import { hostWarnings } from "./en/host-warnings.ts";
import { look } from "./en/look.ts";
import { permit } from "./en/permit.ts";
import { phrases } from "./en/phrases.ts";
import { revocations } from "./en/revocations.ts";
import { trust } from "./en/trust.ts";
import type { Table } from "./table.ts";

/** English: the reference; its keys are the keys of every other language. */
export const en = {
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
} as const satisfies Table;
