import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "A list with another number in place of the stated one",
  verdict: "revocations-mismatch",
  make: (zone) =>
    operate(
      {
        ...makeBundle({ zone, revocations: revocationsOf(zone, []) }),
        revocations: revocationsOf(zone, [], { number: 2 }).signed,
      },
      [],
    ),
} satisfies HostileCase;
