import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 3,
  says: "One block of zeros too many",
  verdict: { tar: "bundle-trailing", pipe: "bundle-trailing" },
  make: cut("append 0 512"),
} satisfies HostileCase;
