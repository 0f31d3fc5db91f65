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
  "output-lost": { id: "GB-1001", exit: 1 },
  interrupted: { id: "GB-1002", exit: 130 },
  terminated: { id: "GB-1003", exit: 143 },
  "verb-missing": { id: "GB-2000", exit: 2 },
  "verb-unknown": { id: "GB-2001", exit: 2 },
  "option-unknown": { id: "GB-2002", exit: 2 },
  "option-value-missing": { id: "GB-2003", exit: 2 },
  "option-value-invalid": { id: "GB-2004", exit: 2 },
  "operand-missing": { id: "GB-2005", exit: 2 },
  "operand-extra": { id: "GB-2006", exit: 2 },
  "answer-needed": { id: "GB-2007", exit: 2 },
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
  "key-file-unreadable": { id: "GB-1300", exit: 1 },
  "key-file-unwritable": { id: "GB-1301", exit: 1 },
  "trust-store-unwritable": { id: "GB-1302", exit: 1 },
  "passphrase-wrong": { id: "GB-2100", exit: 2 },
  "passphrase-needed": { id: "GB-2101", exit: 2 },
  "fingerprint-needed": { id: "GB-2102", exit: 2 },
  "fingerprint-malformed": { id: "GB-2103", exit: 2 },
  "anchor-limits-needed": { id: "GB-2104", exit: 2 },
  "key-file-missing": { id: "GB-2105", exit: 2 },
  "key-file-exists": { id: "GB-2106", exit: 2 },
  "key-mismatch": { id: "GB-2107", exit: 2 },
  "pem-invalid": { id: "GB-2108", exit: 2 },
  "trust-file-missing": { id: "GB-2109", exit: 2 },
  "anchor-not-found": { id: "GB-2110", exit: 2 },
  "key-option": { id: "GB-2111", exit: 2 },
  unsigned: { id: "GB-3200", exit: 3 },
  "signature-bad": { id: "GB-3201", exit: 3 },
  "signer-unknown": { id: "GB-3202", exit: 3 },
  "signer-expired": { id: "GB-3203", exit: 3 },
  "signer-not-yet-valid": { id: "GB-3204", exit: 3 },
  "signer-purpose": { id: "GB-3205", exit: 3 },
  "signer-not-allowed": { id: "GB-3206", exit: 3 },
  "cms-profile": { id: "GB-3207", exit: 3 },
  "no-anchor": { id: "GB-3208", exit: 3 },
  "fingerprint-mismatch": { id: "GB-3209", exit: 3 },
  "certificate-invalid": { id: "GB-3210", exit: 3 },
  "chain-invalid": { id: "GB-3211", exit: 3 },
  "signer-key": { id: "GB-3212", exit: 3 },
  "anchor-not-ca": { id: "GB-3213", exit: 3 },
  "config-exposed": { id: "GB-3214", exit: 3 },
  "trust-store-invalid": { id: "GB-3215", exit: 3 },

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
