import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A Go archive with another archive behind its end",
  verdict: { tar: "archive-format:after-end" },
  make: archived(() => gzipSync(Buffer.concat([goTar(), goTar()]))),
} satisfies HostileCase;
