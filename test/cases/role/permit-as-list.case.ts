import { encodePermit } from "../../../src/bundle/permit.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { signedList } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";
import { permitOf } from "../../support/test-permit.ts";

export default {
  row: 6,
  says: "A permit that the root signed in place of the list of revoked certificates",
  verdict: "revocations-invalid:schema: not-one-of gobundle/revocations/1",
  make: (zone) => {
    const permit = Buffer.from(encodePermit(permitOf())).toString();
    return operate({ ...makeBundle({ zone }), revocations: signedList(zone.root, permit) }, []);
  },
} satisfies HostileCase;
