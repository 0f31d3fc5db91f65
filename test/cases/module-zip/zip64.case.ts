import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A module zip with the sizes of zip64",
  verdict: { tar: "zip-entry:extra-field" },
  applied: "taken",
  make: moduleEntries({
    name: "x",
    extra: Buffer.from("010010000100000000000000010000000000000000", "hex").subarray(0, 20),
  }),
} satisfies HostileCase;
