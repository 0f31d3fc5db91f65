import { TAG } from "../../../src/bundle/cms/der.ts";
import { tlv } from "../../../src/bundle/cms/der-writer.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A certificate with a negative number",
  verdict: "certificate-invalid",
  make: bySigner({ serial: tlv(TAG.integer, Buffer.from([0x80, 1])) }),
} satisfies HostileCase;
