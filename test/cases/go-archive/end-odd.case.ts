import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A Go archive of which the last block is not whole",
  verdict: { tar: "archive-format:truncated" },
  make: archived(() => gzipSync(Buffer.concat([goTar(), Buffer.alloc(7)]))),
} satisfies HostileCase;
