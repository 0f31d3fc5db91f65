import { type HostileCase, signed } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { testZone } from "../../support/test-keys.ts";

export default {
  row: 7,
  says: "The list is signed by another root, and the manifest states it",
  verdict: "revocations-signature",
  make: signed((zone) => makeBundle({ zone, revocations: revocationsOf(testZone("stranger"), []) })),
} satisfies HostileCase;
