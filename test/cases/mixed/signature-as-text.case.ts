import type { HostileCase } from "../../support/hostile-case.ts";
import { resigned } from "../../support/hostile-mix.ts";

export default {
  row: 6,
  says: "The signature as PEM",
  verdict: "cms-profile",
  make: resigned((p7s) => Buffer.from(`-----BEGIN CMS-----\n${p7s.toString("base64")}\n-----END CMS-----\n`)),
} satisfies HostileCase;
