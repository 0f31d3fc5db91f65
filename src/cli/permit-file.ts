import { authenticatePermit, type TrustedPermit } from "../bundle/permit.ts";
import type { TrustState } from "../bundle/trust.ts";
import type { TrustStore } from "../ports/trust-store.ts";
import { signatureOf } from "../zone/permit.ts";
import { textOf } from "./given.ts";
import type { Call } from "./verb.ts";

/** The option by which verbs take a permit. */
export const PERMIT_OPTION = { flags: "--permit <FILE>", key: "permit" } as const;

/** The permit of `--permit`, proven. Faults: trust-file-missing (2) and those of `authenticatePermit` (3). */
export function givenPermit(
  { options }: Pick<Call, "options">,
  trust: TrustState,
  store: TrustStore,
): TrustedPermit | undefined {
  const path = textOf(options, "permit");
  if (path === undefined) return undefined;
  const permit = store.read(path).bytes;
  const signature = store.read(signatureOf(path)).bytes;
  return authenticatePermit({ permit, signature }, trust);
}
