import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "A good list of the zone in a bundle that states none",
  verdict: "revocations-mismatch",
  make: (zone) => operate({ ...makeBundle({ zone }), revocations: revocationsOf(zone, []).signed }, []),
} satisfies HostileCase;
