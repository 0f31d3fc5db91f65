import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A module zip of no bytes",
  verdict: { tar: "zip-format:end-record" },
  applied: "taken",
  make: moduleZip(() => Buffer.alloc(0)),
} satisfies HostileCase;
