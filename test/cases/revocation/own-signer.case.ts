import { type HostileCase, signed } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";

export default {
  row: 7,
  says: "The list that the bundle carries names its own signer",
  verdict: "signer-revoked",
  make: signed((zone) => makeBundle({ zone, revocations: revocationsOf(zone, [zone.identity]) })),
} satisfies HostileCase;
