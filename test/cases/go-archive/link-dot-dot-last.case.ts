import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a symbolic link whose target ends in /.. (BusyBox CVE-2026-26157)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "2", link: "src/.." }),
} satisfies HostileCase;
