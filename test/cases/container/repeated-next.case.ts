import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 4,
  says: "A member twice in a row",
  verdict: { tar: "member-repeated", pipe: "member-repeated" },
  make: cut("twice files/a.txt"),
} satisfies HostileCase;
