import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { signedList } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 6,
  says: "A manifest that the root signed in place of the list of revoked certificates",
  verdict: "revocations-invalid:schema: not-one-of gobundle/revocations/1",
  make: (zone) => {
    const bundle = makeBundle({ zone });
    const text = Buffer.from(bundle.manifestBytes).toString();
    return operate({ ...bundle, revocations: signedList(zone.root, text) }, []);
  },
} satisfies HostileCase;
