import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";

/** Each file brings sixty folders that no other has. */
const files = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: "x", prefix: `go/${at}/${"d/".repeat(60)}d` }));

export default {
  row: 16,
  says: "A Go archive with few files in very many folders, each stated by its path alone",
  verdict: { tar: "entry-path:too-many" },
  long: true,
  make: archived(() => gzipSync(goTar(...files(1_500)))),
} satisfies HostileCase;
