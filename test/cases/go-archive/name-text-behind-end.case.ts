import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with text behind the end of a name",
  verdict: { tar: "archive-format:text" },
  make: goArchive({ name: "go/x\0go/evil" }),
} satisfies HostileCase;
