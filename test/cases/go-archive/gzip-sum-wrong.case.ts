import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 1,
  says: "A Go archive with a wrong CRC",
  verdict: { tar: "archive-format:crc" },
  make: bentGzip((gz) => Buffer.concat([gz.subarray(0, -8), Buffer.alloc(4), gz.subarray(-4)])),
} satisfies HostileCase;
