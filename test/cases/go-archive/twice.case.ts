import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with a file twice",
  verdict: { tar: "entry-path:collision" },
  make: goArchive({ name: "go/VERSION", content: "go9\n" }),
} satisfies HostileCase;
