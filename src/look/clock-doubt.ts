import type { ClockDoubt } from "../bundle/judged-time.ts";
import type { Facts } from "../fault.ts";

/** The facts of the warning clock-doubtful. */
export function doubtFacts({ now, than, direction }: ClockDoubt): Facts {
  return { now: now.toISOString(), than: than.toISOString(), direction };
}
