import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a file in place of its own folder",
  verdict: { tar: "toolchain-content:prefix" },
  make: goArchive({ name: "go/" }),
} satisfies HostileCase;
