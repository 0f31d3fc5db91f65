import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";
import { flipped } from "../../support/surgery.ts";

export default {
  row: 1,
  says: "A Go archive with a header whose sum is wrong",
  verdict: { tar: "archive-format:checksum" },
  make: archived(() => gzipSync(flipped(goTar(), 5))),
} satisfies HostileCase;
