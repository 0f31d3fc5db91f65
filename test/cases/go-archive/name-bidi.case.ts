import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 20,
  says: "A Go archive with a character that turns the direction of text in a name",
  verdict: { tar: "entry-path:unseen-character" },
  make: goArchive({ name: "go/x\u202ey" }),
} satisfies HostileCase;
