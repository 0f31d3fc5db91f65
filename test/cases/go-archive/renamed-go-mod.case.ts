import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with a file under the name that its record has for another",
  verdict: { tar: "toolchain-content:go.mod" },
  make: goArchive({ name: "go/src/_go.mod", content: "module std\n" }),
} satisfies HostileCase;
