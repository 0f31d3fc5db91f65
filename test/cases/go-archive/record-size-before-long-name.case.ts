import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with a size in a PAX record before a long name of GNU tar (node-tar CVE-2026-53655)",
  verdict: { tar: "archive-format:pax" },
  make: goArchive(
    paxRecord("size", "99"),
    { name: "././@LongLink", kind: "L", content: "go/x\0" },
    { name: "go/x" },
  ),
} satisfies HostileCase;
