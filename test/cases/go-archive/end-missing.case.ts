import { gzipSync } from "node:zlib";
import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar } from "../../support/hostile-payload.ts";

export default {
  row: 2,
  says: "A Go archive without the blocks that end it (node-tar CVE-2025-64118)",
  verdict: { tar: "archive-format:truncated" },
  make: archived(() => gzipSync(goTar().subarray(0, -1024))),
} satisfies HostileCase;
