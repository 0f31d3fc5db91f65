export const create = { faults: {}, verbs: {}, words: {} } as const;
