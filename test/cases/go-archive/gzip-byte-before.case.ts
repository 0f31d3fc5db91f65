import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A Go archive with a byte before the gzip member",
  verdict: { tar: "archive-format:header" },
  make: bentGzip((gz) => Buffer.concat([Buffer.of(0), gz])),
} satisfies HostileCase;
