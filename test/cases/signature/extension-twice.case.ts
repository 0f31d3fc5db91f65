import { nothing } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";
import { testExtension } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "An extension that is there twice",
  verdict: "certificate-invalid",
  make: bySigner({
    extra: [testExtension("1.2.3.4", false, nothing()), testExtension("1.2.3.4", false, nothing())],
  }),
} satisfies HostileCase;
