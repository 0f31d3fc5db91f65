import type { HostileCase } from "../../support/hostile-case.ts";
import { archived, goTar, gzipZeros } from "../../support/hostile-payload.ts";

export default {
  row: 16,
  says: "A Go archive with one file of 900 MiB of zeros",
  verdict: { tar: "archive-format:too-large" },
  make: archived(() => gzipZeros(900, goTar({ name: "go/x", size: "07020000000\0" }).subarray(0, -1024))),
} satisfies HostileCase;
