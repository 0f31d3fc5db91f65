import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a link, and a file to be written through it (GNU tar CVE-2025-45582)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "2", link: "/tmp" }, { name: "go/x/evil", content: "boo" }),
} satisfies HostileCase;
