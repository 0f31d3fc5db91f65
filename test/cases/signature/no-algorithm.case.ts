import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A signature algorithm of no name that anybody knows",
  verdict: "cms-profile",
  make: withPart(() => ({ algorithm: algorithmId("1.2.3.4") })),
} satisfies HostileCase;
