import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 16,
  says: "A Go archive with the map of a sparse file in a PAX record (Go CVE-2026-32288)",
  verdict: { tar: "archive-format:pax" },
  make: goArchive(paxRecord("GNU.sparse.map", "0,1"), { name: "go/x" }),
} satisfies HostileCase;
