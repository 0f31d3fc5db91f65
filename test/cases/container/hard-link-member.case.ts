import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A hard link in place of a member",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("retype files/a.txt 1 files/c.bin"),
} satisfies HostileCase;
