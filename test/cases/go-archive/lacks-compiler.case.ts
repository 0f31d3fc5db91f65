import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived } from "../../support/hostile-payload.ts";
import { writeTar } from "../../support/test-tar.ts";

export default {
  row: 5,
  says: "A Go archive that lacks what a Go needs",
  verdict: { tar: "toolchain-content:missing" },
  make: archived(() => gzipSync(writeTar([{ name: "go/VERSION", content: "go1.21.5" }]))),
} satisfies HostileCase;
