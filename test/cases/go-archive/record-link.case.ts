import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";
import { paxRecord } from "../../support/test-tar.ts";

export default {
  row: 17,
  says: "A Go archive with a link target in a PAX record",
  verdict: { tar: "archive-format:pax" },
  make: goArchive(paxRecord("linkpath", "/etc/passwd"), { name: "go/x" }),
} satisfies HostileCase;
