import type { HostileCase } from "../../support/hostile-case.ts";
import { resigned } from "../../support/hostile-mix.ts";

export default {
  row: 6,
  says: "Two signatures, one behind the other",
  verdict: "cms-profile",
  make: resigned((p7s) => Buffer.concat([p7s, p7s])),
} satisfies HostileCase;
