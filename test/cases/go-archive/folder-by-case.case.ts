import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 4,
  says: "A Go archive with two folders that differ by case alone",
  verdict: { tar: "entry-path:collision" },
  make: goArchive({ name: "go/d/x" }, { name: "go/D/y" }),
} satisfies HostileCase;
