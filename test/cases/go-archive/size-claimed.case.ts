import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive with a size that would have a gigabyte of memory taken for nothing",
  verdict: { tar: "archive-format:too-large" },
  make: goArchive({ name: "go/x", size: "07777777777\0" }),
} satisfies HostileCase;
