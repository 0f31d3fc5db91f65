/** A clause of FORMAT.md, a line of `src` that obeys it, how that is broken, and the test that must fail then. */
export interface Break {
  readonly clause: string;
  /** Relative to `src`. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
  /** Relative to `test`: a file of tests, or one case. */
  readonly test: string;
}

/** What a clause is broken by: the line as it is, what it becomes, and the test. */
type Change = readonly [clause: string, from: string, to: string, test: string];

/** Breaks of one file of `src`. */
export function breaksOf(file: string, ...changes: readonly Change[]): readonly Break[] {
  return changes.map(([clause, from, to, test]) => ({ clause, file, from, to, test }));
}
