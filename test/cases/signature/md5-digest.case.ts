import { nothing } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId, goodAttributes } from "../../support/loose-cms.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "The manifest under MD5",
  verdict: "cms-profile",
  make: withPart((content) => ({
    attributes: goodAttributes(content, "md5"),
    digest: algorithmId("1.2.840.113549.2.5", nothing()),
  })),
} satisfies HostileCase;
