import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive with a name in its gzip header that never ends",
  verdict: { tar: "archive-format:header" },
  make: bentGzip((gz) =>
    Buffer.concat([gz.subarray(0, 3), Buffer.of(8), gz.subarray(4, 10), Buffer.alloc(gz.length, 1)]),
  ),
} satisfies HostileCase;
