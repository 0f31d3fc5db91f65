import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A Go archive of which the second half is missing",
  verdict: { tar: "archive-format" },
  make: bentGzip((gz) => gz.subarray(0, gz.length >> 1)),
} satisfies HostileCase;
