import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 6,
  says: "Only a signature of something",
  verdict: "not-a-bundle",
  make: cut("drop manifest.json"),
} satisfies HostileCase;
