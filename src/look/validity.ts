import type { Manifest } from "../bundle/manifest/manifest.ts";
import type { TrustedManifest, TrustState } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import type { Reporter } from "../ports/reporter.ts";

const DAY_MS = 86_400_000;

/** Long enough to have another one made and carried in. */
const NOTICE_DAYS = 30;
/** Of a bundle that was made for some days only, nearly all of them would lie within the notice. */
const NOTICE_PART = 10;

/** The refusal of a bundle whose last second has passed (FORMAT 10.4): Fault bundle-expired (3), to be thrown. */
export function pastItsEnd({ manifest, judgedAt: now }: TrustedManifest): Fault | undefined {
  const { name, sequence, validUntil } = manifest;
  if (validUntil === undefined || now === "any" || now.getTime() < Date.parse(validUntil) + 1000)
    return undefined;
  return new Fault("bundle-expired", { name, sequence, validUntil, now: now.toISOString() });
}

/** Warning bundle-expires in the last 30 days of a bundle, or the last tenth of its time where that is shorter. */
export function warnNearEnd(bundle: TrustedManifest, reporter: Reporter): void {
  const { manifest, judgedAt: now } = bundle;
  const { name, sequence, created, validUntil } = manifest;
  if (validUntil === undefined || now === "any" || pastItsEnd(bundle) !== undefined) return;
  const left = Date.parse(validUntil) - now.getTime();
  const notice = Math.min(NOTICE_DAYS * DAY_MS, (Date.parse(validUntil) - Date.parse(created)) / NOTICE_PART);
  if (left > notice) return;
  const days = Math.max(0, Math.floor(left / DAY_MS));
  reporter.warn("bundle-expires", { name, sequence, validUntil, days });
}

/** Whole days since a bundle was made; 0 where the clock is behind that, undefined where no time is to decide. */
export function ageInDays(
  { created }: Pick<Manifest, "created">,
  now: TrustState["now"],
): number | undefined {
  return now === "any" ? undefined : Math.max(0, Math.floor((now.getTime() - Date.parse(created)) / DAY_MS));
}
