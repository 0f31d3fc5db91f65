/** No clock before it is right: there was no bundle and no reader. */
const FORMAT_BEGAN = new Date("2026-01-01T00:00:00Z");

/** A clock so far ahead of the newest thing that is known is more likely wrong than its host without news. */
const AHEAD_MS = 10 * 365.25 * 86_400_000;

/**
 * FORMAT 2.12: the time that signers are judged at. A clock that was set back opens nothing: what was accepted before, and
 * what the bundle says of itself, is not older than now. One that runs ahead changes nothing that is remembered, for only
 * times of accepted bundles are, and these lie inside of their signers' validity.
 */
export function judgedTime(
  system: Date,
  newestAccepted: Date | undefined,
  manifestCreated: Date | undefined,
): Date {
  const times = [system, newestAccepted, manifestCreated].filter((time) => time !== undefined);
  return new Date(Math.max(...times.map((time) => time.getTime())));
}

/** Why a clock cannot be right, by the newest time that is known to have been. */
export interface ClockDoubt {
  readonly now: Date;
  /** What it is compared with. */
  readonly than: Date;
  readonly direction: "behind" | "ahead";
}

/** What is doubtful about a clock; `newest` of all times that signed things speak of. */
export function clockDoubt(system: Date, newest: Date | undefined): ClockDoubt | undefined {
  const than = judgedTime(FORMAT_BEGAN, newest, undefined);
  if (system < than) return { now: system, than, direction: "behind" };
  if (system.getTime() - than.getTime() > AHEAD_MS) return { now: system, than, direction: "ahead" };
  return undefined;
}
