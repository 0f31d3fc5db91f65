export const bundle = {
  faults: {
    "manifest-invalid": {
      message: "清单有 {count} 处不符合格式：{problems}。",
      next: "请重新制作离线包，或退回制作者；规则见 docs/FORMAT.md",
    },
    "member-path": {
      message: "{path} 不能作为离线包中的文件路径（规则 {rule}）。",
      next: "请重命名该文件，或用 `--exclude` 排除它，然后重新运行同一命令",
    },
    "container-drift": {
      message: "写入离线包时 {path} 发生了变化：声明为 {expected} 字节，实际为 {found} 字节。",
      next: "create 运行期间请勿改动源文件，然后重新运行同一命令",
    },
  },
  verbs: {},
  words: {},
} as const;
