import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a name that ends in ..",
  verdict: { tar: "entry-path:element" },
  make: goArchive({ name: "go/src/.." }),
} satisfies HostileCase;
