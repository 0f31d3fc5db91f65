import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with empty segments in a name",
  verdict: { tar: "entry-path:element" },
  make: goArchive({ name: "go////etc/evil" }),
} satisfies HostileCase;
