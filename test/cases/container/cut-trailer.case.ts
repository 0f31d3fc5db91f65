import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 2,
  says: "No end",
  verdict: { tar: "bundle-truncated", pipe: "bundle-truncated" },
  make: cut("cut 1024"),
} satisfies HostileCase;
