import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";
import { incompressible } from "../../support/signed-archive.ts";

const folders = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ name: `go/src/${at}/`, kind: "5" }));

export default {
  row: 16,
  says: "A Go archive of sixty thousand folders",
  verdict: { tar: "entry-path:too-many" },
  make: archived(() =>
    gzipSync(goTar({ name: "go/noise", content: incompressible(3_000_000) }, ...folders(60_000))),
  ),
} satisfies HostileCase;
