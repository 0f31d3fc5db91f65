import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive packed by another method than deflate",
  verdict: { tar: "archive-format:header" },
  make: bentGzip((gz) => Buffer.concat([gz.subarray(0, 2), Buffer.of(7), gz.subarray(3)])),
} satisfies HostileCase;
