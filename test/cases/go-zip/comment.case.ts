import type { HostileCase } from "../../support/hostile-case.ts";
import { goZip } from "../../support/hostile-payload.ts";

export default {
  row: 3,
  says: "A toolchain zip with a comment",
  verdict: { tar: "zip-format:end-record" },
  make: goZip([], { comment: "boo" }),
} satisfies HostileCase;
