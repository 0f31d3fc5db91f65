import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 17,
  says: "A file that an unpacker would write above its folder",
  verdict: { tar: "member-extra", pipe: "member-extra" },
  make: cut("add ../evil.txt boo files/a.txt"),
} satisfies HostileCase;
