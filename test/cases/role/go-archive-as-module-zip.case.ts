import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { goTar, moduleZip } from "../../support/hostile-payload.ts";

export default {
  row: 6,
  says: "Go's archive in place of a module zip",
  verdict: { tar: "zip-format:end-record" },
  applied: "taken",
  make: moduleZip(() => gzipSync(goTar())),
} satisfies HostileCase;
