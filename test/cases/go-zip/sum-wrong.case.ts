import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 1,
  says: "A toolchain zip with a wrong CRC",
  verdict: { tar: "zip-entry:crc" },
  make: goZip([{ name: "x", content: "x", crc: 7 }]),
} satisfies HostileCase;
