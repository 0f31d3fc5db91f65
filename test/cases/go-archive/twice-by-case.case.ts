import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with two names that differ by case alone (node-tar CVE-2021-37701)",
  verdict: { tar: "entry-path:collision" },
  make: goArchive({ name: "go/version", content: "go9\n" }),
} satisfies HostileCase;
