import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 5,
  says: "One file more, at the end, where sha256sum -c would never see it",
  verdict: "member-extra",
  make: cut("add files/extra.txt boo"),
} satisfies HostileCase;
