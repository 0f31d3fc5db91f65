import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A Go archive with an extra field in its gzip header that is longer than the file",
  verdict: { tar: "archive-format:truncated" },
  make: bentGzip((gz) =>
    Buffer.concat([
      gz.subarray(0, 3),
      Buffer.of(4),
      gz.subarray(4, 10),
      Buffer.of(255, 255),
      gz.subarray(10),
    ]),
  ),
} satisfies HostileCase;
