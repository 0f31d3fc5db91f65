import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "The list is gone, its signature is there",
  verdict: "revocations-mismatch",
  make: (zone) =>
    operate(makeBundle({ zone, revocations: revocationsOf(zone, []) }), ["drop revocations.json"]),
} satisfies HostileCase;
