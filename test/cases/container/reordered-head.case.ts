import { cut, type HostileCase } from "../../support/hostile-case.ts";

export default {
  row: 4,
  says: "The signature before the manifest",
  verdict: { tar: "not-a-bundle", pipe: "not-a-bundle" },
  make: cut("swap manifest.json manifest.p7s"),
} satisfies HostileCase;
