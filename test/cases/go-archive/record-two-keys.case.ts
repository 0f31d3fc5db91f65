import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with two keys in a PAX record",
  verdict: { tar: "archive-format:pax" },
  make: goArchive({ name: "p", kind: "x", content: "13 path=go/x\n13 size=9999\n" }, { name: "go/x" }),
} satisfies HostileCase;
