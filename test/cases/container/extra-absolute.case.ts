import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A file with an absolute name",
  verdict: { tar: "member-extra", pipe: "member-extra" },
  make: cut("add /etc/evil.txt boo files/a.txt"),
} satisfies HostileCase;
