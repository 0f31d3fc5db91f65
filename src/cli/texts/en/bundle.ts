export const bundle = { faults: {}, verbs: {}, words: {} } as const;
