import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a hard link through two links that stay inside (node-tar CVE-2026-26960)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive(
    { name: "go/a", kind: "2", link: "b" },
    { name: "go/b", kind: "2", link: ".." },
    { name: "go/x", kind: "1", link: "go/a/etc" },
  ),
} satisfies HostileCase;
