import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 6,
  says: "The signature over the list of revoked certificates in place of that over the manifest",
  verdict: "signature-bad",
  make: (zone) => {
    const revocations = revocationsOf(zone, []);
    const bundle = makeBundle({ zone, revocations });
    return operate({ ...bundle, signature: revocations.signed.signature }, []);
  },
} satisfies HostileCase;
