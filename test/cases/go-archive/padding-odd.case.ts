import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";
import { flipped } from "../../support/surgery.ts";

export default {
  row: 1,
  says: "A Go archive with a bit in the padding of a file",
  verdict: { tar: "archive-format:padding" },
  make: archived(() => gzipSync(flipped(goTar(), 1000))),
} satisfies HostileCase;
