import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with two names that a sharp s and a ligature make alike (node-tar CVE-2026-23950)",
  verdict: { tar: "entry-path:collision" },
  make: goArchive({ name: "go/stra\u00dfe-\ufb01" }, { name: "go/strasse-fi" }),
} satisfies HostileCase;
