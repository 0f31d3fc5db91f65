import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 2,
  says: "One zero block is not there",
  verdict: { tar: "bundle-truncated", pipe: "bundle-truncated" },
  make: cut("cut 512"),
} satisfies HostileCase;
