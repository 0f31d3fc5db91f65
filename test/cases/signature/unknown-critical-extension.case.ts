import { nothing, octets } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";
import { testExtension } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "A critical extension that nobody here knows",
  verdict: "certificate-invalid",
  make: bySigner({ extra: [testExtension("1.2.3.4", true, octets(nothing()))] }),
} satisfies HostileCase;
