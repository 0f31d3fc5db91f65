import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "The signature over the list is gone",
  verdict: "revocations-signature",
  make: (zone) =>
    operate(makeBundle({ zone, revocations: revocationsOf(zone, []) }), ["drop revocations.p7s"]),
} satisfies HostileCase;
