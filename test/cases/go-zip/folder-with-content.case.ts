import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A toolchain zip with a folder that has content",
  verdict: { tar: "zip-entry:folder-with-content" },
  make: goZip([{ name: "x/", content: "x" }]),
} satisfies HostileCase;
