import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, gzipZeros } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive that inflates to more than any Go has (node-tar CVE-2026-59873)",
  verdict: { tar: "archive-format:too-large" },
  make: archived(() => gzipZeros(1100)),
} satisfies HostileCase;
