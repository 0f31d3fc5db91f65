import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "One bit in the header of the list is another",
  verdict: { tar: "header-odd", pipe: "header-odd" },
  make: (zone) =>
    operate(makeBundle({ zone, revocations: revocationsOf(zone, []) }), ["flip-header revocations.json 110"]),
} satisfies HostileCase;
