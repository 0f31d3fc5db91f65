import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with a size in a PAX record (node-tar CVE-2026-53655, Rust CVE-2025-62518)",
  verdict: { tar: "archive-format:pax" },
  make: goArchive(paxRecord("size", "0"), { name: "go/x", content: "boo" }),
} satisfies HostileCase;
