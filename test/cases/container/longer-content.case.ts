import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 3,
  says: "A member with more content than was signed",
  verdict: { tar: "header-odd", pipe: "member-digest", folder: "bundle-trailing" },
  make: cut(`content files/c.bin ${"x".repeat(2100)}`),
} satisfies HostileCase;
