import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 2,
  says: "The last byte is not there",
  verdict: { tar: "bundle-truncated", pipe: "bundle-truncated" },
  make: cut("cut 1"),
} satisfies HostileCase;
