import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGoZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with the files of another version",
  verdict: { tar: "toolchain-content:prefix" },
  make: bentGoZip((parts) => parts.map((part) => ({ ...part, name: part.name.replace("1.21.5", "1.21.6") }))),
} satisfies HostileCase;
