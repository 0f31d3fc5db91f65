import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive with a size beyond all limits",
  verdict: { tar: "archive-format:too-large" },
  make: goArchive({ name: "go/x", size: "77777777777\0" }),
} satisfies HostileCase;
