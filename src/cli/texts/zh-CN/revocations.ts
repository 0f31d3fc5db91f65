export const revocations = {
  faults: {
    "revoke-root": {
      message: "{subject} 是根证书本身，根证书不能撤销自己。",
      next: "请用 gobundle keys new --dir DIR 建立新的区域；在每台服务器上：gobundle trust remove HEX，然后 trust add",
    },
    "signer-revoked": {
      message: "证书 {subject} 已于 {at} 被撤销（{reason}），见其根证书的撤销列表 {number}。",
      next: "请勿使用此离线包；请索取由仍然有效的签名者签署的离线包。",
    },
    "revocations-signature": {
      message: "撤销列表不是由此处信任的根证书签署的：{reason}。",
      next: "请勿使用；请从签署处重新获取。",
    },
    "revocations-invalid": {
      message: "撤销列表不符合格式规则（{count} 处）：{problems}",
      next: "请重新生成：gobundle keys revoke",
    },
    "revocations-conflict": {
      message: "根证书 {anchor} 有两份编号同为 {number} 而内容不同的撤销列表。",
      next: "有人持有根密钥，或 keys revoke 在旧的列表副本上运行过：请查明原因，并在最新的列表上撤销。",
    },
    "revocations-mismatch": {
      message: "此离线包中的撤销列表不是清单所声明的那一份（{want}）：{got}。",
      next: "离线包在途中被更改：请从创建处重新获取。",
    },
    "revoked-since": {
      message: "{subject} 的证书已被撤销（{reason}，列表 {number}）；已安装的内容保持不变。",
      next: "请索取其他签名者的离线包，并查明该密钥签署过什么。",
    },
  },
  verbs: {
    "keys revoke": {
      summary: "撤销签名者的证书（需要 root.key）",
      example: "gobundle keys revoke --cert signer.pem --reason key-compromise",
      more: "在 root.pem 旁写入 revocations.json 和 revocations.p7s，即下一编号的列表。此后 create 在每个离线包中携带它；`trust revocations` 可不经离线包将其带到服务器。",
      options: {
        cert: "不再有效的证书，其密钥一并失效",
        fingerprint: "以 SHA-256 指明证书；若不是此目录中的签名者，则其密钥未知",
        reason: "原因：key-compromise、superseded、cessation 或 unspecified（默认）",
        dir: "密钥所在目录（默认：~/.config/gobundle）",
        passphraseFile: "从该文件的第一行读取 root.key 的口令",
      },
    },
    "trust revocations": {
      summary: "不经离线包导入根证书的撤销列表",
      example: "gobundle trust revocations /media/usb/revocations.json",
      more: "revocations.p7s 必须与其并存。每个根证书保留编号最高的列表；apply 会自行保留离线包所携带的列表。",
      options: {},
    },
  },
  words: {
    "trust.revocations": "已保留：根证书 {anchor} 的撤销列表 {number}，共 {count} 份被撤销的证书",
    "trust.revocations-kept": "未作更改：根证书 {anchor} 的列表已不旧于编号 {number}。",
    "keys.revoked":
      "已撤销：{certificate}（列表 {number}）\n  已写入：{made}\n  请随下一个离线包携带，或带到每台服务器：gobundle trust revocations revocations.json",
    "keys.revoked-before": "此前已撤销：{certificate}；列表 {number} 保持不变。",
  },
} as const;
