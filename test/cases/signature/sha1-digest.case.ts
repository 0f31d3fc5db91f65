import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, goodAttributes } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "The manifest under SHA-1",
  verdict: "cms-profile",
  make: withPart((content) => ({
    attributes: goodAttributes(content, "sha1"),
    digest: algorithmId("1.3.14.3.2.26"),
  })),
} satisfies HostileCase;
