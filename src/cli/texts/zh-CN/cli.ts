export const cli = { faults: {
    internal: {
      message: "gobundle 内部出错：{reason}",
      next: "请加上 --debug 重新运行同一命令，并报告其输出。",
    },
  }, verbs: {}, words: {} } as const;
