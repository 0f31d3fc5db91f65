import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 4,
  says: "A member under the same name in other letters",
  verdict: { tar: "member-extra", pipe: "member-extra", folder: "member-missing" },
  make: cut("rename files/a.txt files/A.txt"),
} satisfies HostileCase;
