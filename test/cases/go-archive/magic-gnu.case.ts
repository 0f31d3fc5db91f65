import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive in the form of GNU tar",
  verdict: { tar: "archive-format:magic" },
  make: goArchive({ name: "go/x", magic: "ustar  \0" }),
} satisfies HostileCase;
