import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with a segment that no file system takes",
  verdict: { tar: "entry-path:too-long" },
  make: goArchive(paxRecord("path", `go/${"x".repeat(300)}`), { name: "go/x" }),
} satisfies HostileCase;
