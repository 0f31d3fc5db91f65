import { sequence, small } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { withPart } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "An ECDSA signature of two zeros",
  verdict: "signature-bad",
  make: withPart(() => ({ value: () => sequence(small(0), small(0)) })),
} satisfies HostileCase;
