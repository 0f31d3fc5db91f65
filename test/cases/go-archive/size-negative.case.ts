import type { HostileCase } from "../../support/hostile-case.ts";
import { goArchive } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive with a negative size (node-tar CVE-2026-59874, Python CVE-2025-8194)",
  verdict: { tar: "archive-format:number" },
  make: goArchive({ name: "go/x", size: "-0000000001\0" }),
} satisfies HostileCase;
