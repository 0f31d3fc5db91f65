export const look = {
  faults: {
    "folder-ignored": {
      message: "离线包旁边有操作系统自动生成的文件，未打开：{names}。",
    },
    "media-read": {
      message: "无法读取 {path}：{reason}。",
      next: "把离线包复制到本机磁盘，再对副本运行同一命令",
    },
    "staging-write": {
      message: "无法写入 {path}：{reason}。",
      next: "用 `gobundle prune` 腾出空间，检查磁盘后重新运行同一命令",
    },
    "worker-lost": {
      message: "工作线程中途退出：{reason}。",
      next: "重新运行同一命令；如果再次出现，请检查本机内存",
    },
    "file-read": {
      message: "无法读取 {path}：{reason}。",
      next: "检查该文件及其权限后重新运行同一命令",
    },
    "media-missing": {
      message: "{path} 不存在。",
      next: "请给出离线包的路径；可用 `ls` 查看",
    },
    "media-kind": {
      message: "{path} 是 {kind}；离线包只能是文件、目录，或用 `-` 表示标准输入。",
      next: "请给出离线包文件，或通过管道传入：cat FILE | gobundle verify -",
    },
    "not-a-bundle": {
      message: "{path} 不是离线包（{rule}）。",
      next: "请给出 .gobundle 文件，或包含 manifest.json 和 manifest.p7s 的目录",
    },
    "bundle-truncated": {
      message: "{path} 不完整：签名涵盖 {want} 字节，实际只有 {got} 字节。",
      next: "请从介质重新复制离线包，或重新传送",
    },
    "member-digest": {
      message: "{member} 与签名内容不符：SHA-256 应为 {want}，实际为 {got}。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "member-missing": {
      message: "已签名的清单中有 {member}，但 {path} 中没有。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "member-extra": {
      message: "{path} 中有 {member}，但已签名的清单中没有。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "member-order": {
      message: "{path} 中 {member} 出现在应为 {want} 的位置。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "member-repeated": {
      message: "{member} 在 {path} 中重复出现。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "bundle-trailing": {
      message: "{path} 在离线包结尾之后还有数据：签名涵盖 {want} 字节，实际有 {got} 字节。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "header-odd": {
      message: "{path} 中 {member} 的归档头与已签名的清单不一致。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "padding-odd": {
      message: "{path} 中 {member} 之后的填充区含有非零字节。",
      next: "不要使用这份副本；请重新传送离线包",
    },
    "tree-not-plain": {
      message: "{path} 是 {kind}；此处只允许普通文件和目录。",
      next: "请将其移除，或从来源重新获取该目录",
    },
    "identity-mismatch": {
      message: "这是另一个离线包：其标识为 {got}，而要求的是 {want}。",
      next: "请找到具有该标识的离线包，或核对交接单上的数字",
    },
    "floor-under": {
      message: "{name} 的序号为 {sequence}，而本机已接受过 {floor}：不接受更旧的离线包。",
      next: "如需回到本机较旧的发布，请运行 gobundle rollback",
    },
    "tree-mismatch": {
      message: "{component} 解包后的摘要为 {got}，而签名的摘要为 {want}。",
      next: "不要使用该离线包，并向制作者查证其制作过程",
    },
    "not-verified": {
      message: "{path} 未通过验证：{reason}。所显示的内容均不可信。",
      next: "运行 gobundle verify {path} 查看原因",
    },
  },
  verbs: {},
  words: {},
} as const;
