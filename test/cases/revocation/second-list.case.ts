import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "The list once more, behind the members",
  verdict: { tar: "member-extra", pipe: "member-extra" },
  make: (zone) =>
    operate(makeBundle({ zone, revocations: revocationsOf(zone, []) }), ["repeat revocations.json"]),
} satisfies HostileCase;
