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
    "floor-here": {
      message: "在本机上 apply 会拒绝它：本机已接受过 {name} {floor}，而此离线包的序号为 {sequence}。",
      next: "如需回到本机较旧的发布，请运行 gobundle rollback",
    },
    "floor-under": {
      message: "{name} 的序号为 {sequence}，而本机已接受过 {floor}：不接受更旧的离线包。",
      next: "如需回到本机较旧的发布，请运行 gobundle rollback",
    },
    "tree-mismatch": {
      message: "{component} 解开后的摘要为 {got}，而签名的摘要为 {want}。",
      next: "不要使用该离线包，并向制作者查证其制作过程",
    },
    "time-malformed": {
      message: "{given} 不是有效的时间；--at 的格式为 2026-11-21T12:00:00Z（UTC）。",
      next: "gobundle verify --at $(date -u +%Y-%m-%dT%H:%M:%SZ) FILE",
    },
  },
  verbs: {
    verify: {
      summary: "检查离线包的签名、每个字节和日志证明",
      example: "gobundle verify app-1.gobundle",
      more: "不做任何更改。MEDIA 可以是文件、目录，或用 - 表示标准输入。",
      options: {
        deep: "同时解压所有 zip 和归档，重新计算 Go 自身的摘要",
        at: "按此时间判断证书（如 2026-11-21T12:00:00Z），用于时钟不可靠的情况",
      },
    },
    inspect: {
      summary: "显示离线包的内容以及是否可信",
      example: "gobundle inspect app-1.gobundle",
      more: "首先显示“已验证”或“未通过验证”；后者以状态 3 退出。",
      options: {
        sheet: "打印交接单：一页，供核对和签字",
        howToVerify: "打印不依赖 gobundle 检查此离线包的命令",
        deep: "同时解压所有 zip 和归档，重新计算 Go 自身的摘要",
        at: "按此时间判断证书（如 2026-11-21T12:00:00Z），用于时钟不可靠的情况",
      },
    },
  },
  words: {
    "verify.good": "已验证  {name} {sequence}：签名及全部 {members} 个成员均正确。",
    "verify.identity": "  标识       {identity}",
    "look.signer": "  签名者     {subject}（{fingerprint}）",
    "look.log": "  透明日志   {log} 中的 {records} 条记录已得到证明",
    "inspect.verified": "已验证",
    "inspect.refused": "未通过验证（{id}）：{message}",
    "inspect.claims": "以下内容仅为离线包的自述，不可信。",
    "inspect.head": "{name} {sequence}，制作于 {created}，目标平台 {targets}",
    "inspect.proof.namespace": "  构建证明   已在网络命名空间中离线构建：{runs}",
    "inspect.proof.weak": "  构建证明   较弱，未使用网络命名空间：{runs}",
    "inspect.proof.none": "  构建证明   无：未曾离线构建",
    "inspect.toolchain": "  工具链     {id}，{bytes}，{goH1}（{evidence}）",
    "inspect.evidence.log": "{log} 的第 {record} 号记录",
    "inspect.evidence.page": "下载页公布的校验和",
    "inspect.modules":
      "  模块       {count} 个版本，{bytes}；{logged} 个见于校验和数据库，{private} 个不在其中",
    "inspect.app": "  应用       {id}，{members} 个文件，{bytes}，模块 {module}",
    "inspect.tool": "  工具       {id} {version}（{target}），{bytes}",
    "inspect.script": "  脚本       {id}，{bytes}，sha256 {sha256}",
    "inspect.file": "  文件       {id}，{bytes}，sha256 {sha256}",
    "inspect.installer": "  安装程序   {id} {version}，{bytes}；解压后 {size} 字节，sha256 {sha256}",
    "inspect.total": "  合计       {members} 个成员，{bytes}",
    "sheet.title": "离线包交接单",
    "sheet.bundle": "离线包              {name} {sequence}",
    "sheet.created": "制作时间            {created}",
    "sheet.targets": "目标平台            {targets}",
    "sheet.identity": "标识                {identity}",
    "sheet.identity-note": "                    （manifest.json 的 sha256sum）",
    "sheet.file": "文件                {name}，{size} 字节",
    "sheet.file-sum": "文件的 SHA-256      {sha256}",
    "sheet.signer": "签名者              {subject}",
    "sheet.fingerprint": "  证书指纹          {fingerprint}",
    "sheet.anchor": "  信任锚            {anchor}",
    "sheet.unsigned": "签名者              未通过验证",
    "sheet.contents": "内容",
    "sheet.kind": "  {kind}：{items}",
    "sheet.installer": "安装程序            {id} {version}，{size} 字节",
    "sheet.installer-sum": "  解压后的 SHA-256  {sha256}",
    "sheet.compare": "首次运行安装程序之前，请将其 SHA-256 与上面的数字核对。",
    "sheet.released": "放行人  姓名 ____________________  日期 ____________  签字 ____________________",
    "sheet.carried": "传送人  姓名 ____________________  日期 ____________  签字 ____________________",
    "sheet.received": "接收人  姓名 ____________________  日期 ____________  签字 ____________________",
    "guide.names": "离线包，以及经由另一途径送达的信任锚。任何一条命令失败，都不要使用该离线包。",
    "guide.head": "只取出两个头部文件。",
    "guide.signature": "签名必须成立。若时钟不可靠，请加上 -attime 和自 1970 年起的秒数。",
    "guide.signer": "签名者必须是预期的签名者，且证书用途包含 Code Signing。",
    "guide.list": "离线包的内容必须与已签名的清单完全一致：不多，也不重复。",
    "guide.unpack": "至此才可解开；其中只允许普通文件和目录。",
    "guide.sums": "校验和清单必须是已签名的那一份，且每个文件都与之相符。",
  },
} as const;
