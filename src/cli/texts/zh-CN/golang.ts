export const golang = {
  faults: {
    "go-mod-syntax": {
      message: "{file} 第 {line} 行不符合 Go 的语法（规则：{rule}）。",
      next: "运行 go mod edit -fmt，并检查该行",
    },
    "module-path": {
      message: "{name} 不是合法的模块路径或版本（规则：{rule}）。",
      next: "对照 https://go.dev/ref/mod#go-mod-file-ident 检查名称",
    },
    "dirhash-name": {
      message: "文件名 {name} 含有换行符，Go 的 h1: 摘要会因此产生歧义。",
      next: "请从完整的来源重新制作离线包",
    },
    "openpgp-format": {
      message: "Go 发布者的签名不是其所用的 OpenPGP 签名形式（规则：{rule}）。",
      next: "请重新获取 .asc 文件，或换一个来源制作离线包",
    },
    "openpgp-key": {
      message: "签名生成时，Go 发布者的子密钥 {key} 并不有效（规则：{rule}）。",
      next: "不要使用该归档；请从其他来源重新获取",
    },
    "openpgp-key-unknown": {
      message: "{key} 不在本程序已知的 Go 发布者密钥之中。",
      next: "请使用更新的 gobundle：Go 发布者大约每年启用一个新的子密钥",
    },
    "openpgp-signature": {
      message: "{what} 与 Go 发布者的密钥 {key} 所签内容不符：得到 {got}，应为 {want}。",
      next: "不要使用该归档；请从其他来源重新获取",
    },
    "log-key": {
      message: "{key} 不是校验和数据库的验证公钥。",
      next: "请按 GOSUMDB 的格式给出公钥：名称+哈希+base64",
    },
    "log-signature": {
      message: "校验和数据库 {log} 的树头不是由其密钥签名的（规则：{rule}）。",
      next: "不要使用这些文件；请从其他来源重新获取",
    },
    "log-record": {
      message: "校验和数据库对 {module} 的应答缺少必要内容（规则：{rule}）。",
      next: "不要使用这些文件；请从其他来源重新获取",
    },
    "log-proof": {
      message: "{what} 不属于校验和数据库已签名的树（共 {size} 条记录）。",
      next: "不要使用这些文件；请从其他来源重新获取",
    },
    "log-missing": {
      message: "离线包携带的校验和数据库缺少 {path}。",
      next: "请重新制作离线包；当前离线包无法证明其内容",
    },
    "log-mismatch": {
      message: "{component}：离线包声明为 {want}，而校验和数据库记录为 {got}。",
      next: "不要使用该离线包，并向制作者查证这些文件的来源",
    },
    "log-forked": {
      message: "校验和数据库 {log} 出现两种历史：记录数为 {held} 和 {come} 的两棵树互不为对方的开头。",
      next: "查清来源之前两者都不可信：其中之一是为欺骗而造的",
    },
    "head-not-ours": {
      message: "{from} 所列 {size} 条记录的树不是 {log}（现有 {ours} 条）的开头。",
      next: "查清该树头的来源：它属于另一个数据库，或有人看到了另一种历史",
    },
    "log-unlinked": {
      message: "离线包未能证明其 {log}（{come} 条记录）延续了本机用户见过的 {held} 条记录的树。",
      next: "请在此处保存 `gobundle status --json` 的输出，并用 `--heads` 指定该文件重新制作离线包。",
    },
    "zip-format": {
      message: "其中的 zip 文件含义不唯一（规则：{rule}）。",
      next: "请从完整的来源重新制作离线包",
    },
    "zip-entry": {
      message: "zip 条目 {name} 已损坏或存在歧义（规则：{rule}）。",
      next: "请从完整的来源重新制作离线包",
    },
    "entry-path": {
      message: "名称 {name} 不允许解开（规则：{rule}）。",
      next: "不要使用该离线包；其内容写入磁盘不安全",
    },
    "module-zip": {
      message: "{module} 的 zip 在 {name} 处违反 Go 模块规则（规则：{rule}）。",
      next: "不要使用该离线包；go 命令也会拒绝此模块",
    },
    "toolchain-content": {
      message: "Go 发行版 {name} 的内容不符合要求（规则：{rule}）。",
      next: "请换用其他来源重新制作离线包",
    },
    "archive-format": {
      message: "归档 {name} 已损坏，或不是普通的 Go 发行版（规则：{rule}）。",
      next: "请换用其他来源重新制作离线包",
    },
    "tree-path": {
      message: "{name} 不是模块代理目录树中的文件。",
      next: "请重新制作离线包",
    },
  },
  verbs: {},
  words: {},
} as const;
