/** Exit statuses: the table of the interface, the same for every implementation. 0 marks a warning. */
export type ExitStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 75 | 130 | 143;

interface FaultKind {
  readonly id: `GB-${number}`;
  readonly exit: ExitStatus;
}

/**
 * Every fault and warning once. Ids are stable for ever: a code that goes leaves its number unused.
 * GB-1xxx failures, 2xxx usage, 3xxx not trusted, 4xxx the host cannot take it, 5xxx rolled back,
 * 6xxx a person is needed, 7xxx drift, 8xxx would change, 9xxx residue, 01xx warnings.
 */
export const FAULTS = {
  // General and command line
  "internal": { id: "GB-1000", exit: 1 },
  // Bundle format

  // What Go defines, and payloads

  // Signatures, anchors, keys

  // Media, verify, inspect

  // Create

  // Apply and the host

} as const satisfies Record<string, FaultKind>;

export type FaultCode = keyof typeof FAULTS;
