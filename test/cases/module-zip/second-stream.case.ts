import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A module zip with another stream behind that of an entry",
  verdict: { tar: "zip-entry:left-over" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x", tail: Buffer.from("boo") }),
} satisfies HostileCase;
