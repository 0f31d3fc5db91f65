import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a name of several roots (node-tar CVE-2021-32804)",
  verdict: { tar: "toolchain-content:prefix" },
  make: goArchive({ name: "////etc/evil" }),
} satisfies HostileCase;
