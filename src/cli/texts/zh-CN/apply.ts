export const apply = { faults: {}, verbs: {}, words: {} } as const;
