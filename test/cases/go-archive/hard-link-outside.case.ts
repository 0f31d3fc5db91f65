import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a hard link to a file outside, and a file to be written through it (node-tar CVE-2018-20834)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "1", link: "/etc/passwd" }, { name: "go/x", content: "boo" }),
} satisfies HostileCase;
