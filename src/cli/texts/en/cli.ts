export const cli = { faults: {
    internal: {
      message: "Something went wrong inside gobundle: {reason}",
      next: "Run the same command with --debug and report what it prints.",
    },
  }, verbs: {}, words: {} } as const;
