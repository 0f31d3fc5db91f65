import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 16,
  says: "A Go archive with a name of 12,000 folders (node-tar GHSA-r292-9mhp-454m)",
  verdict: { tar: "archive-format:too-large" },
  make: goArchive(paxRecord("path", `go/${"a/".repeat(12_000)}x`), { name: "go/x" }),
} satisfies HostileCase;
