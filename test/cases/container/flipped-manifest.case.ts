import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "One bit of the signed list itself",
  verdict: "signature-bad",
  make: cut("flip manifest.json 60"),
} satisfies HostileCase;
