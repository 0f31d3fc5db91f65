import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "Another time in one header",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("field files/a.txt 136 00000000000"),
} satisfies HostileCase;
