import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a sparse file of GNU tar (Go CVE-2025-58183)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "S" }),
} satisfies HostileCase;
