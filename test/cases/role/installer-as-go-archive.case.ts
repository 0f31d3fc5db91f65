import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived } from "../../support/hostile-payload.ts";

export default {
  row: 6,
  says: "An installer in place of Go's archive",
  verdict: { tar: "archive-format:truncated" },
  make: archived(() => gzipSync("program")),
} satisfies HostileCase;
