import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 4,
  says: "A member once more at the end: tar would take the second",
  verdict: { tar: "member-repeated", pipe: "member-repeated" },
  make: cut("repeat files/a.txt"),
} satisfies HostileCase;
