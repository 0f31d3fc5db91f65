import type { HostileCase } from "../../support/hostile-case.ts";
import { resigned } from "../../support/hostile-mix.ts";

export default {
  row: 6,
  says: "A signature of no bytes",
  verdict: "unsigned",
  make: resigned(() => Buffer.alloc(0)),
} satisfies HostileCase;
