import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 4,
  says: "A second manifest at the end, for readers that take the last one",
  verdict: { tar: "member-extra", pipe: "member-extra" },
  make: cut("repeat manifest.json"),
} satisfies HostileCase;
