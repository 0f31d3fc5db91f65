import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with a file that another needs as a folder",
  verdict: { tar: "entry-path:collision" },
  make: goArchive({ name: "go/x" }, { name: "go/x/y" }),
} satisfies HostileCase;
