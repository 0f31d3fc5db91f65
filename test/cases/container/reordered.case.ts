import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 4,
  says: "Two members changed places",
  verdict: { tar: "member-order", pipe: "member-missing" },
  make: cut("swap files/a.txt files/c.bin"),
} satisfies HostileCase;
