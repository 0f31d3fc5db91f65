import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 20,
  says: "A Go archive with an escape character (BusyBox CVE-2025-46394) in a name",
  verdict: { tar: "entry-path:unseen-character" },
  make: goArchive({ name: "go/x\u001by" }),
} satisfies HostileCase;
