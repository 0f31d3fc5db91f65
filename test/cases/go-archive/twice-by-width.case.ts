import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with two names that differ by the width of a letter",
  verdict: { tar: "entry-path:collision" },
  make: goArchive({ name: "go/\uff21" }, { name: "go/a" }),
} satisfies HostileCase;
