import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with a name in a PAX record that is all digits (node-tar CVE-2026-59871)",
  verdict: { tar: "toolchain-content:prefix" },
  make: goArchive(paxRecord("path", "12345"), { name: "go/x" }),
} satisfies HostileCase;
