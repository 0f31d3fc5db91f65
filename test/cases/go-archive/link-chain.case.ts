import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a chain of links, too deep to be resolved (Python CVE-2025-4517)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive(
    ...Array.from({ length: 20 }, (_, at) => ({
      name: `go/${at}`,
      kind: "2",
      link: `${at + 1}/${"d/".repeat(40)}`,
    })),
  ),
} satisfies HostileCase;
