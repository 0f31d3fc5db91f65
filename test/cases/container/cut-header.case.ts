import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 2,
  says: "The end is missing from the middle of a header on",
  verdict: { tar: "bundle-truncated", pipe: "bundle-truncated" },
  make: cut("cut 2700"),
} satisfies HostileCase;
