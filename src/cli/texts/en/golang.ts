export const golang = { faults: {}, verbs: {}, words: {} } as const;
