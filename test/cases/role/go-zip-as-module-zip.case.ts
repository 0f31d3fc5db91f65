import type { HostileCase } from "../../support/hostile-case.ts";
import { moduleZip } from "../../support/hostile-payload.ts";
import { writeZip } from "../../support/test-zip.ts";

export default {
  row: 6,
  says: "Go's zip in place of a module's",
  verdict: { tar: "module-zip:prefix" },
  applied: "taken",
  make: moduleZip(() => writeZip([{ name: "golang.org/toolchain@v0.0.1-go1.21.5.linux-amd64/bin/go" }])),
} satisfies HostileCase;
