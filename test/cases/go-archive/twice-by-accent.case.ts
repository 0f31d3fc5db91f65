import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with two names that differ by Unicode form alone (node-tar CVE-2021-37712)",
  verdict: { tar: "entry-path:collision" },
  make: goArchive({ name: "go/\u00e9" }, { name: "go/e\u0301" }),
} satisfies HostileCase;
