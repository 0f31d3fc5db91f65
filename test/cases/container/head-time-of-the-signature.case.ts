import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "Another time in the header of the signature",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("field manifest.p7s 136 00000000000"),
} satisfies HostileCase;
