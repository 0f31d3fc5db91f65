import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a PAX record that states a wrong length",
  verdict: { tar: "archive-format:pax" },
  make: goArchive({ name: "p", kind: "x", content: "99 path=go/x\n" }, { name: "go/x" }),
} satisfies HostileCase;
