import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a name that is not UTF-8",
  verdict: { tar: "entry-path:unseen-character" },
  make: goArchive({ name: "go/x\ufffd" }),
} satisfies HostileCase;
