import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { listOf, signedList } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "The list is signed by a signer of the zone, not by its root",
  verdict: "revocations-signature",
  make: (zone) => operate({ ...makeBundle({ zone }), revocations: signedList(zone.identity, listOf()) }, []),
} satisfies HostileCase;
