import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "One bit of a header, so that its sum is wrong",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("flip-header files/c.bin 500"),
} satisfies HostileCase;
