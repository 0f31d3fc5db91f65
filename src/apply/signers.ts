import type { Isolated } from "./isolated.ts";
import type { ReleaseRecord } from "./release-record.ts";

/** Certificate time never stops what is installed: it is told. */
export function warnOutlived({ bundles }: ReleaseRecord, { clock, reporter }: Isolated): void {
  const now = clock.now().getTime();
  for (const { subject, notAfter } of bundles.flatMap(({ signers }) => signers)) {
    if (Date.parse(notAfter) < now) reporter.warn("signer-outlived", { subject, since: notAfter });
  }
}
