import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with a NUL in a PAX path (node-tar CVE-2026-59875)",
  verdict: { tar: "archive-format:pax" },
  make: goArchive(paxRecord("path", "go/x\0/../../evil"), { name: "go/x" }),
} satisfies HostileCase;
