import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "Another magic than that of ustar",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("field files/a.txt 257 USTAR"),
} satisfies HostileCase;
