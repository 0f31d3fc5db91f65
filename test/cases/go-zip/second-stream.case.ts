import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A toolchain zip with another stream behind that of an entry",
  verdict: { tar: "zip-entry:left-over" },
  make: goZip([{ name: "x", content: "x", tail: Buffer.from("boo") }]),
} satisfies HostileCase;
