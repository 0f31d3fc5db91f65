import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a symbolic link that begins with a drive (node-tar CVE-2026-31802)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "2", link: "C:../x" }),
} satisfies HostileCase;
