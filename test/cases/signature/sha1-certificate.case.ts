import type { HostileCase } from "../../support/hostile-case.ts";
import { algorithmId } from "../../support/loose-cms.ts";
import { bySigner } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A certificate that was signed over SHA-1",
  verdict: "chain-invalid",
  make: bySigner({ scheme: algorithmId("1.2.840.10045.4.1"), hash: "sha1" }),
} satisfies HostileCase;
