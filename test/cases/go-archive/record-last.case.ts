import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with a PAX record and no file behind it",
  verdict: { tar: "archive-format:pax" },
  make: goArchive(paxRecord("path", "go/x")),
} satisfies HostileCase;
