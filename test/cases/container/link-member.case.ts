import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A symbolic link in place of a member",
  verdict: { tar: "header-odd", pipe: "header-odd", folder: "tree-not-plain" },
  make: cut("retype files/a.txt 2 /etc/passwd"),
} satisfies HostileCase;
