/** Wall-clock time, the one place where "now" comes from. */
export interface Clock {
  now(): Date;
}
