import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A member renamed to a place above",
  verdict: { tar: "member-extra", pipe: "member-extra" },
  make: cut("rename files/a.txt ../a.txt"),
} satisfies HostileCase;
