import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 2,
  says: "A member with less content than was signed",
  verdict: { folder: "bundle-truncated" },
  make: cut("content files/c.bin x"),
} satisfies HostileCase;
