import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a digest in its gzip header, which readers check or not",
  verdict: { tar: "archive-format:flags" },
  make: bentGzip((gz) =>
    Buffer.concat([gz.subarray(0, 3), Buffer.of(2), gz.subarray(4, 10), Buffer.alloc(2), gz.subarray(10)]),
  ),
} satisfies HostileCase;
