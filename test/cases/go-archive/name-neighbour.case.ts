import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a name beside the folder that only begins alike (tar-fs CVE-2025-48387)",
  verdict: { tar: "toolchain-content:prefix" },
  make: goArchive({ name: "go-evil/x" }),
} satisfies HostileCase;
