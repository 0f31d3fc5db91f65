import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 6,
  says: "The signature over the manifest in place of that over the list of revoked certificates",
  verdict: "revocations-signature",
  make: (zone) => {
    const { list } = revocationsOf(zone, []).signed;
    const bundle = makeBundle({ zone, revocations: revocationsOf(zone, []) });
    return operate({ ...bundle, revocations: { list, signature: bundle.signature } }, []);
  },
} satisfies HostileCase;
