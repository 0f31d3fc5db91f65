import type { HostileCase } from "../../support/hostile-case.ts";
import { by, loose, signedBy } from "../../support/signature-case.ts";

export default {
  row: 8,
  says: "A certificate twice",
  verdict: "cms-profile",
  make: signedBy((content, { identity }) => by(content, loose(identity), identity.certificate.der)),
} satisfies HostileCase;
