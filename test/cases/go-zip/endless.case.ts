import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A toolchain zip with a name of 30,000 folders (node-tar GHSA-r292-9mhp-454m)",
  verdict: { tar: "entry-path:too-long" },
  make: goZip([{ name: `${"d/".repeat(30_000)}x` }]),
} satisfies HostileCase;
