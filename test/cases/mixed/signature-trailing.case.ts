import type { HostileCase } from "../../support/hostile-case.ts";
import { resigned } from "../../support/hostile-mix.ts";

export default {
  row: 3,
  says: "A byte behind the signature",
  verdict: "cms-profile",
  make: resigned((p7s) => Buffer.concat([p7s, Buffer.of(0)])),
} satisfies HostileCase;
