import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 17,
  says: "A carried checksum database with a tile under a second spelling of its name",
  verdict: { tar: "tree-path" },
  make: bentLog((files) => files.set("tile/8/0/x000/000", Buffer.alloc(32))),
} satisfies HostileCase;
