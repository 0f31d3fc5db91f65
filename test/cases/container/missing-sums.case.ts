import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 5,
  says: "SHA256SUMS is not there",
  verdict: "member-missing",
  make: cut("drop SHA256SUMS"),
} satisfies HostileCase;
