import { type HostileCase, signed } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";

export default {
  row: 27,
  says: "The bundle says that it was made when its signer was no longer valid",
  verdict: "signer-expired",
  make: signed((zone) => makeBundle({ zone, created: "2029-01-02T00:00:00Z" })),
} satisfies HostileCase;
