import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 6,
  says: "Nobody signed",
  verdict: "unsigned",
  make: cut("drop manifest.p7s"),
} satisfies HostileCase;
