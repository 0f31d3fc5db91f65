import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "A byte in the last block",
  verdict: { tar: "bundle-trailing", pipe: "bundle-trailing" },
  make: cut("flip-trailer 1000"),
} satisfies HostileCase;
