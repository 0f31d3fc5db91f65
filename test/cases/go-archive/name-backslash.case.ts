import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a backslash in a name (node-tar CVE-2021-37701)",
  verdict: { tar: "entry-path:separator" },
  make: goArchive({ name: "go/..\\..\\evil" }),
} satisfies HostileCase;
