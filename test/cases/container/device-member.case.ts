import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A device in place of a member",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: cut("retype files/b/empty 3"),
} satisfies HostileCase;
