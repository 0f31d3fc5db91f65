import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 5,
  says: "A signed member without content is not there",
  verdict: "member-missing",
  make: cut("drop files/b/empty"),
} satisfies HostileCase;
