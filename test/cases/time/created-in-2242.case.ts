import { type HostileCase, signed } from "../../support/hostile-case.ts";
import { makeBundle } from "../../support/make-bundle.ts";

export default {
  row: 27,
  says: "The bundle says that it was made in the last second that a header can state",
  verdict: "signer-expired",
  make: signed((zone) => makeBundle({ zone, created: "2242-03-16T12:56:31Z" })),
} satisfies HostileCase;
