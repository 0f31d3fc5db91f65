import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A toolchain zip with an entry that inflates a thousandfold",
  verdict: { tar: "zip-entry:too-large" },
  make: goZip([{ name: "x", content: Buffer.alloc(17 * 1024 * 1024) }]),
} satisfies HostileCase;
