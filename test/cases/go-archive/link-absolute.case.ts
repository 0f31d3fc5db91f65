import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a symbolic link to an absolute place (node-tar CVE-2026-23745)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "2", link: "/etc/passwd" }),
} satisfies HostileCase;
