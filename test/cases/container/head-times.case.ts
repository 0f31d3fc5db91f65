import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "Another time in the headers of both head files than in those of the members",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("field manifest.json 136 00000000000", "field manifest.p7s 136 00000000000"),
} satisfies HostileCase;
