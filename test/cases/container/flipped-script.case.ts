import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "One bit of an install script",
  verdict: "member-digest",
  make: cut("flip scripts/post-apply/1-hello.sh 3"),
} satisfies HostileCase;
