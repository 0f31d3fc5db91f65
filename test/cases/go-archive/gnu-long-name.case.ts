import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a long name of GNU tar",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "././@LongLink", kind: "L", content: "go/x\0" }, { name: "go/y" }),
} satisfies HostileCase;
