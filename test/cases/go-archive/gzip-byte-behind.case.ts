import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A Go archive with a byte behind the gzip member",
  verdict: { tar: "archive-format:left-over" },
  make: bentGzip((gz) => Buffer.concat([gz, Buffer.of(1)])),
} satisfies HostileCase;
