import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with an absolute name",
  verdict: { tar: "toolchain-content:prefix" },
  make: goArchive({ name: "/etc/evil" }),
} satisfies HostileCase;
