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
  internal: { id: "GB-1000", exit: 1 },
  // Bundle format

  // What Go defines, and payloads
  "go-mod-syntax": { id: "GB-1600", exit: 1 },
  "module-path": { id: "GB-3100", exit: 3 },
  "dirhash-name": { id: "GB-3101", exit: 3 },
  "log-key": { id: "GB-3110", exit: 3 },
  "log-signature": { id: "GB-3111", exit: 3 },
  "log-record": { id: "GB-3112", exit: 3 },
  "log-proof": { id: "GB-3113", exit: 3 },
  "log-missing": { id: "GB-3114", exit: 3 },
  "log-mismatch": { id: "GB-3115", exit: 3 },
  "zip-format": { id: "GB-3120", exit: 3 },
  "zip-entry": { id: "GB-3121", exit: 3 },
  "entry-path": { id: "GB-3122", exit: 3 },
  "module-zip": { id: "GB-3123", exit: 3 },
  "toolchain-content": { id: "GB-3124", exit: 3 },
  "archive-format": { id: "GB-3125", exit: 3 },
  "tree-path": { id: "GB-3126", exit: 3 },

  // Signatures, anchors, keys

  // Media, verify, inspect
  "folder-ignored": { id: "GB-0110", exit: 0 },
  "media-read": { id: "GB-1400", exit: 1 },
  "staging-write": { id: "GB-1401", exit: 1 },
  "worker-lost": { id: "GB-1402", exit: 1 },
  "file-read": { id: "GB-1403", exit: 1 },
  "media-missing": { id: "GB-2300", exit: 2 },
  "media-kind": { id: "GB-2301", exit: 2 },
  "not-a-bundle": { id: "GB-3300", exit: 3 },
  "bundle-truncated": { id: "GB-3301", exit: 3 },
  "member-digest": { id: "GB-3302", exit: 3 },
  "member-missing": { id: "GB-3303", exit: 3 },
  "member-extra": { id: "GB-3304", exit: 3 },
  "member-order": { id: "GB-3305", exit: 3 },
  "member-repeated": { id: "GB-3306", exit: 3 },
  "bundle-trailing": { id: "GB-3307", exit: 3 },
  "header-odd": { id: "GB-3308", exit: 3 },
  "padding-odd": { id: "GB-3309", exit: 3 },
  "tree-not-plain": { id: "GB-3310", exit: 3 },
  "identity-mismatch": { id: "GB-3311", exit: 3 },
  "floor-under": { id: "GB-3312", exit: 3 },
  "tree-mismatch": { id: "GB-3313", exit: 3 },
  "not-verified": { id: "GB-3314", exit: 3 },

  // Create

  // Apply and the host
} as const satisfies Record<string, FaultKind>;

export type FaultCode = keyof typeof FAULTS;
