import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { revocationsOf } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 6,
  says: "The root's list of revoked certificates with the root's signature in place of manifest and signature",
  verdict: "signer-purpose",
  make: (zone) => {
    const { list, signature } = revocationsOf(zone, []).signed;
    return operate({ ...makeBundle({ zone }), manifestBytes: list, signature }, []);
  },
} satisfies HostileCase;
