import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "One bit of SHA256SUMS, which no tool of ours reads",
  verdict: "member-digest",
  make: cut("flip SHA256SUMS 0"),
} satisfies HostileCase;
