import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { goTar, zipped } from "../../support/hostile-payload.ts";

export default {
  row: 6,
  says: "Go's archive in place of Go's zip",
  verdict: { tar: "zip-format:end-record" },
  make: zipped(() => gzipSync(goTar())),
} satisfies HostileCase;
