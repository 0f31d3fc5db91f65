import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "A byte between two members",
  verdict: { tar: "padding-odd", pipe: "padding-odd" },
  make: cut("flip-padding files/a.txt"),
} satisfies HostileCase;
