import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog } from "../../support/hostile-log.ts";

export default {
  row: 5,
  says: "A carried checksum database with a file that belongs to none",
  verdict: { tar: "tree-path" },
  make: bentLog((files) => files.set("evil.txt", Buffer.from("boo"))),
} satisfies HostileCase;
