import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 5,
  says: "A signed member is not there",
  verdict: "member-missing",
  make: cut("drop files/a.txt"),
} satisfies HostileCase;
