import type { HostileCase } from "../../support/hostile-case.ts";
import { bentLog, inLookup } from "../../support/hostile-log.ts";

export default {
  row: 1,
  says: "A carried checksum database with another digest in the record of a module",
  verdict: { tar: "log-proof" },
  make: bentLog(
    inLookup((text) => text.replace(/h1:(.)/, (_, one: string) => `h1:${one === "A" ? "B" : "A"}`)),
  ),
} satisfies HostileCase;
