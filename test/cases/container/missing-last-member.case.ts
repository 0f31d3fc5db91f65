import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 2,
  says: "The last member is not there",
  verdict: "member-missing",
  make: cut("drop files/c.bin"),
} satisfies HostileCase;
