import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "Another time in the first header than in all others",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("field manifest.json 136 00000000000"),
} satisfies HostileCase;
