import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 1,
  says: "A module zip with a wrong CRC",
  verdict: { tar: "zip-entry:crc" },
  applied: "taken",
  make: moduleEntries({ name: "x", content: "x", crc: 7 }),
} satisfies HostileCase;
