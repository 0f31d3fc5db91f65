import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "The list has a name that no head file has",
  verdict: "revocations-mismatch",
  make: (zone) =>
    operate(makeBundle({ zone, revocations: revocationsOf(zone, []) }), [
      "rename revocations.json revocationz.json",
    ]),
} satisfies HostileCase;
