import type { HostileCase } from "../../support/hostile-case.ts";
import { by, loose, signedBy } from "../../support/signature-case.ts";

export default {
  row: 7,
  says: "The root signs the bundle itself",
  verdict: "signer-purpose",
  make: signedBy((content, { root }) => by(content, loose(root))),
} satisfies HostileCase;
