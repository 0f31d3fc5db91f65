import type { HostileCase } from "../../support/hostile-case.ts";
import { signedText } from "../../support/hostile-manifest.ts";

export default {
  row: 9,
  says: "A signed manifest with a tree digest of an algorithm that nobody knows",
  verdict: "manifest-invalid:components[0].treeH1: not-an-h1",
  make: signedText((text) => text.replace("h1:", "h2:")),
} satisfies HostileCase;
