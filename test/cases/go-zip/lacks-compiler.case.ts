import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGoZip } from "../../support/hostile-payload.ts";

export default {
  row: 5,
  says: "A toolchain zip that lacks what a Go needs",
  verdict: { tar: "toolchain-content:missing" },
  make: bentGoZip((parts) => parts.slice(0, 2)),
} satisfies HostileCase;
