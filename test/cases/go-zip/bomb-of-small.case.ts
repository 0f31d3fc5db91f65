import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

const zeros = Buffer.alloc(1024 * 1024);

export default {
  row: 16,
  says: "A toolchain zip of many small entries that inflate far beyond it",
  verdict: { tar: "zip-format:too-large" },
  make: goZip(Array.from({ length: 100 }, (_, at) => ({ name: `f${at}`, content: zeros }))),
} satisfies HostileCase;
