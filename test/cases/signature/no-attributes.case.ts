import { setOf } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "No signed attributes at all",
  verdict: "cms-profile",
  make: withPart(() => ({ attributes: setOf([]) })),
} satisfies HostileCase;
