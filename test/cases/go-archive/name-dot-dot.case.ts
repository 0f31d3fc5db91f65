import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a name that leads above",
  verdict: { tar: "entry-path:element" },
  make: goArchive({ name: "go/../../etc/evil" }),
} satisfies HostileCase;
