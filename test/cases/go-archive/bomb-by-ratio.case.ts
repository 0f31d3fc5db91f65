import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, gzipZeros } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive of 60 MiB that were packed into a thousandth",
  verdict: { tar: "archive-format:too-large" },
  make: archived(() => gzipZeros(60)),
} satisfies HostileCase;
