import type { HostileCase } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";
import { operate } from "../../support/surgery.ts";

export default {
  row: 6,
  says: "An older manifest with its own signature in place of the list of revoked certificates",
  verdict: "revocations-signature",
  make: (zone) => {
    const { manifestBytes: list, signature } = makeBundle({ zone, sequence: 1 });
    return operate({ ...makeBundle({ zone, sequence: 2 }), revocations: { list, signature } }, []);
  },
} satisfies HostileCase;
