import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A module zip with a size that would have a gigabyte of memory taken for nothing",
  verdict: { tar: "zip-entry:too-large" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x", size: 0x3fffffff }),
} satisfies HostileCase;
