import { secondsOf } from "./manifest/fields.ts";

/**
 * The last second that a person means: an instant in UTC as manifests write it, or a day, which then counts to its end.
 * Undefined for any other text.
 */
export function lastSecond(given: string): string | undefined {
  const instant = /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T23:59:59Z` : given;
  return secondsOf(instant) === undefined ? undefined : instant;
}
