import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 2,
  says: "The first header announces less than there is",
  verdict: { tar: "padding-odd", pipe: "padding-odd" },
  make: cut("field manifest.json 124 00000000001"),
} satisfies HostileCase;
