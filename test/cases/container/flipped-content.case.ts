import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "One bit of a member's content",
  verdict: "member-digest",
  make: cut("flip files/c.bin 700"),
} satisfies HostileCase;
