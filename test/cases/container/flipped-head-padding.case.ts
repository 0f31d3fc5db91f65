import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 1,
  says: "A byte behind the manifest",
  verdict: { tar: "padding-odd", pipe: "padding-odd" },
  make: cut("flip-padding manifest.json"),
} satisfies HostileCase;
