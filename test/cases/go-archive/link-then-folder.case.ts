import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 17,
  says: "A Go archive with a link, and a folder of the same name whose mode would reach its target (Rust tar CVE-2026-33056)",
  verdict: { tar: "archive-format:kind" },
  make: goArchive({ name: "go/x", kind: "2", link: "/etc" }, { name: "go/x/", kind: "5" }),
} satisfies HostileCase;
