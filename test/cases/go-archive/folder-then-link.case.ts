import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a folder, and a link of the same name (node-tar CVE-2021-32803)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive(
    { name: "go/x/", kind: "5" },
    { name: "go/x", kind: "2", link: "/etc" },
    { name: "go/x/evil", content: "boo" },
  ),
} satisfies HostileCase;
