import type { HostileCase } from "../../support/hostile-case.ts";
import { bentGoZip } from "../../support/hostile-payload.ts";

export default {
  row: 6,
  says: "A module's zip in place of Go's",
  verdict: { tar: "toolchain-content:prefix" },
  make: bentGoZip(() => [{ name: "example.test/x@v1.0.0/go.mod", content: "module example.test/x\n" }]),
} satisfies HostileCase;
