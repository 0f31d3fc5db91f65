import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 3,
  says: "Something behind the end",
  verdict: { tar: "bundle-trailing", pipe: "bundle-trailing" },
  make: cut("append 65 2000"),
} satisfies HostileCase;
