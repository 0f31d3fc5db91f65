import type { HostileCase } from "../../support/hostile-case.ts";
import { by, loose, signedBy } from "../../support/signature-case.ts";
import { looseCertificate } from "../../support/test-keys.ts";

export default {
  row: 8,
  says: "Seventeen certificates",
  verdict: "cms-profile",
  make: signedBy((content, { identity, root }) => {
    const more = Array.from(
      { length: 16 },
      (_, at) => looseCertificate({ name: `${at}`, issuer: root, key: root.key }).der,
    );
    return by(content, loose(identity), ...more);
  }),
} satisfies HostileCase;
