import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 3,
  says: "One byte too many",
  verdict: { tar: "bundle-trailing", pipe: "bundle-trailing" },
  make: cut("append 0 1"),
} satisfies HostileCase;
