export const trust = { faults: {}, verbs: {}, words: {} } as const;
