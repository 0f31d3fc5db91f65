import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 1,
  says: "A Go archive with a wrong size in its gzip trailer",
  verdict: { tar: "archive-format:size" },
  make: bentGzip((gz) => Buffer.concat([gz.subarray(0, -4), Buffer.alloc(4)])),
} satisfies HostileCase;
