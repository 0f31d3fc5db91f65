import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGzip } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A Go archive of no bytes",
  verdict: { tar: "archive-format:header" },
  make: bentGzip(() => Buffer.alloc(0)),
} satisfies HostileCase;
