import type { HostileCase } from "../../support/hostile-case.ts";
import { doubled, resigned } from "../../support/hostile-mix.ts";

export default {
  row: 8,
  says: "One signature twice in one file",
  verdict: "cms-profile",
  make: resigned((p7s) => doubled(p7s)),
} satisfies HostileCase;
