/** `make soak` sets it: the long runs. */
const LONG = process.env.GOBUNDLE_SOAK !== undefined;

/** How many times a random test tries: `short` in `make test`, `long` in `make soak`. */
export function rounds(short: number, long: number): number {
  return LONG ? long : short;
}

/** Prints the result of a long run; a short one has nothing to say. */
export function report(title: string, line: string): void {
  if (LONG) console.log(`${title}: ${line}`);
}
