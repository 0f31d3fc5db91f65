import type { HostileCase } from "../../support/hostile-case.ts";
import { resigned } from "../../support/hostile-mix.ts";

export default {
  row: 16,
  says: "A signature of 64 KiB and one byte",
  verdict: { tar: "header-odd", pipe: "header-odd", folder: "not-a-bundle" },
  make: resigned((p7s) => Buffer.concat([p7s, Buffer.alloc(65_537 - p7s.length)])),
} satisfies HostileCase;
