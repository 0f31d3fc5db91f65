import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive with a size in base 256, negative (node-tar CVE-2026-59874)",
  verdict: { tar: "archive-format:number" },
  make: goArchive({ name: "go/x", size: "\u00ff".repeat(12) }),
} satisfies HostileCase;
