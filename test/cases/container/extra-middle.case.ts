import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 5,
  says: "One file more, between the members",
  verdict: "member-extra",
  make: cut("add files/extra.txt boo files/c.bin"),
} satisfies HostileCase;
