import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A file that would belong to somebody",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("field files/a.txt 108 0001750"),
} satisfies HostileCase;
