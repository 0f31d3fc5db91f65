import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a drive in a name (node-tar CVE-2021-37713)",
  verdict: { tar: "entry-path:separator" },
  make: goArchive({ name: "go/C:../evil" }),
} satisfies HostileCase;
