import type { Anchor } from "../bundle/trust.ts";
import type { TrustStore } from "../ports/trust-store.ts";

/** The same trust, for a plan: it answers what adding and removing would change, and changes nothing. */
export function unwritten(store: TrustStore): TrustStore {
  const find = (fingerprint: string) => store.anchors().find((one) => one.fingerprint === fingerprint);
  return {
    ...store,
    add: (anchor) => {
      const there = find(anchor.fingerprint);
      return there === undefined || limitsText(there) !== limitsText(anchor);
    },
    keepRevocations: () => undefined,
    remove: (fingerprint) => find(fingerprint) !== undefined,
  };
}

function limitsText({ allowSubjects, allowSpki }: Anchor): string {
  return JSON.stringify([allowSubjects, allowSpki]);
}
