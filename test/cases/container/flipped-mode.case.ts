import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A plain file made executable",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("field files/a.txt 100 0000755"),
} satisfies HostileCase;
