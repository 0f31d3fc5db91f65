import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with two PAX records for one file",
  verdict: { tar: "archive-format:pax" },
  make: goArchive(paxRecord("path", "go/x"), paxRecord("path", "go/y"), { name: "go/z" }),
} satisfies HostileCase;
