/** What is told of a host and stops nothing. */
export const hostWarnings = {
  "compiler-missing": {
    message: "构建应用 {app} 需要 C 编译器，而本机没有 gcc 或 clang。",
    next: "请从操作系统自己的软件源安装 gcc 和 C 库头文件。",
  },
  "clock-behind": {
    message: "本机时钟为 {now}，早于离线包的制作时间 {created}。",
    next: "请校准本机时钟。",
  },
  "other-go": {
    message: "{who} 将使用 {path}，而不是本安装提供的 Go。",
    next: "{cure}",
  },
  "setting-overrides": {
    message: "{file} 中设置了 {setting}，会覆盖本安装的设置。",
    next: "{cure}",
  },
  "go-elsewhere": {
    message: "{path} 处已有另一个 Go；若其目录在 PATH 中靠前，就会妨碍本安装。",
    next: "{cure}",
  },
  "flag-mod": {
    message: "{file} 在 GOFLAGS 中设置了 -mod={mod}：工作区中的命令全部无法执行，vendor/ 也可能被忽略。",
    next: "{cure}",
  },
  "no-home": {
    message: "{who} 运行 go 时没有主目录，go 无处存放缓存。",
    next: "{cure}",
  },
  "foreign-head": {
    message:
      "{user} 曾在别处使用校验和数据库 {log}：其已知的树有 {records} 条记录，与本机提供的 {served} 条记录的树无法衔接。",
    next: "{cure}",
  },
  "vendor-stale": {
    message: "{app} 的 vendor/ 与其 go.mod 不符：{modules}。",
    next: "{cure}",
  },
  "goproxy-differs": {
    message: "当前发布从 {live} 获取模块，而本机应从 {kept} 获取。",
    next: "{cure}",
  },
  "link-in-the-way": {
    message: "{path} 已被其他文件占用，未作改动。",
    next: "请使用 {ours}，或移除 {path} 后重新执行 apply。",
  },
  "drift-current": {
    message: "current 链接被手动改动：现指向发布 {found}，最近确认的是 {expected}。",
    next: "gobundle rollback --to {expected}",
  },
  "drift-tree": {
    message: "已安装的内容与签名及已接受的内容不符：{what}。",
    next: "先执行 gobundle uninstall，再执行 gobundle apply MEDIA",
  },
  recovered: { message: "先前的操作（{verb}）被中断：{how}。" },
  "script-unknown": {
    message: "先前的操作中断时脚本 {script} 正在运行，无法得知其是否完成。",
    next: "请检查 {script} 的效果后重新执行 apply：安装脚本必须可重复运行。",
  },
  residue: {
    message: "以下文件并非 apply 所建，已保留：{paths}。",
    next: "请检查这些文件，若无用可自行删除。",
  },
  "signer-outlived": {
    message: "{subject} 的证书自 {since} 起失效；已安装的内容保持不变。",
    next: "请索取由新证书签名的离线包。",
  },
  pending: { message: "先前的操作被中断，尚未完成或撤销。", next: "gobundle recover" },
  "audit-unwritten": {
    message: "无法写入审计日志 {path}：{reason}",
    next: "已完成的变更保持有效；请在下次变更前恢复日志的写入。",
  },
  "release-kept": {
    message: "保留发布 {release}：其中有不属于该发布的文件：{paths}。",
    next: "请将这些文件移到别处，再执行 gobundle prune。",
  },
} as const;
