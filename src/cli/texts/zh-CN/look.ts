export const look = { faults: {}, verbs: {}, words: {} } as const;
