import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a PAX record for all that follows",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "g" }),
} satisfies HostileCase;
