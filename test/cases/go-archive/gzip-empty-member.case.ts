import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A Go archive with an empty gzip member behind it",
  verdict: { tar: "archive-format:left-over" },
  make: bentGzip((gz) => Buffer.concat([gz, gzipSync("")])),
} satisfies HostileCase;
