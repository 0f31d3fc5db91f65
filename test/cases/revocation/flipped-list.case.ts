import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "One bit of the list is another",
  verdict: "revocations-signature",
  make: (zone) =>
    operate(makeBundle({ zone, revocations: revocationsOf(zone, []) }), ["flip revocations.json 60"]),
} satisfies HostileCase;
