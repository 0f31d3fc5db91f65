import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A Go archive that ends in the middle of a file",
  verdict: { tar: "archive-format:truncated" },
  make: archived(() => gzipSync(goTar().subarray(0, 700))),
} satisfies HostileCase;
