import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a size that is no octal number",
  verdict: { tar: "archive-format:number" },
  make: goArchive({ name: "go/x", size: "0000000000x\0" }),
} satisfies HostileCase;
