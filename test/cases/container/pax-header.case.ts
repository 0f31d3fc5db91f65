import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "An extended header that gives the next file another name",
  verdict: { tar: "member-extra", pipe: "member-extra" },
  make: cut("pax files/a.txt"),
} satisfies HostileCase;
