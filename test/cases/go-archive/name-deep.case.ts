import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive with a name of a hundred folders (node-tar CVE-2024-28863)",
  verdict: { tar: "entry-path:too-deep" },
  make: goArchive({ name: "x", prefix: `go/${"d/".repeat(70)}d` }),
} satisfies HostileCase;
