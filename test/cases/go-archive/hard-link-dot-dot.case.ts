import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a hard link whose target has .. in it (node-tar CVE-2026-24842)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "1", link: "go/../../etc/passwd" }),
} satisfies HostileCase;
