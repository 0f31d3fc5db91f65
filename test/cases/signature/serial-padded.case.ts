import { TAG } from "../../../src/bundle/cms/der.ts";
import { tlv } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A certificate whose number has a needless zero",
  verdict: "certificate-invalid",
  make: bySigner({ serial: tlv(TAG.integer, Buffer.from([0, 1])) }),
} satisfies HostileCase;
