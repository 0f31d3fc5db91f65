import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleEntries } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A module zip with an extra field that ends too early",
  verdict: { tar: "zip-entry:extra-field" },
  applied: "taken",
  make: moduleEntries({ name: "x", extra: Buffer.from("555409", "hex") }),
} satisfies HostileCase;
