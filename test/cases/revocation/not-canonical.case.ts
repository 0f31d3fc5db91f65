import { encodeRevocations } from "../../../src/bundle/revocation-list.ts";
import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { listOf, signedList } from "../../support/revocation-lists.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 7,
  says: "The root signed a list with a name twice",
  verdict: "revocations-invalid",
  make: (zone) => {
    const text = Buffer.from(encodeRevocations(listOf())).toString();
    const twice = text.replace(/ {2}"number": 1,\n/, "$&$&");
    return operate({ ...makeBundle({ zone }), revocations: signedList(zone.root, twice) }, []);
  },
} satisfies HostileCase;
