export const apply = {
  faults: {
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
    "purge-with-others": {
      message: "--purge 会清除全部信任，而仍有其他离线包在用：{names}。",
      next: "请去掉 --purge，或不指定名称以卸载全部。",
    },
    "host-io": { message: "无法读写 {path}：{reason}", next: "请排除故障后重新执行同一命令。" },
    "root-invalid": {
      message: "{root} 不能用作安装目录：{rule}。",
      next: "gobundle apply --root /opt/gobundle",
    },
    "goproxy-invalid": {
      message: "--goproxy 的地址无效：{rule}。",
      next: "gobundle apply --goproxy https://goproxy.example",
    },
    "several-bundles": { message: "发现多个离线包：{found}。", next: "gobundle apply {first}" },
    "bundle-not-found": { message: "在 {folders} 中未找到离线包。", next: "gobundle apply 文件" },
    "bundle-not-installed": {
      message: "未安装名为 {name} 的离线包；已安装：{installed}。",
      next: "gobundle status",
    },
    "release-unknown": { message: "不存在发布 {release}；现有：{releases}。", next: "gobundle status" },
    "nothing-live": { message: "{root} 下没有生效的发布，无可加入 PATH 的内容。", next: "gobundle apply" },
    "module-conflict": {
      message: "{module} 的内容与已安装的离线包 {other} 中的不同。",
      next: "gobundle uninstall {other}",
    },
    "go-h1-mismatch": {
      message: "{component} 与 Go 校验和数据库的记录不符：实为 {found}，应为 {want}。",
      next: "请用可验证的来源重新制作离线包。",
    },
    "same-sequence": {
      message: "此前已接受过序号同为 {sequence} 的另一个 {name} 离线包：{accepted}，而这是 {found}。",
      next: "请向签名者询问为何有两个，并用更大的 --sequence 重新制作正确的一个。",
    },
    "installer-mismatch": {
      message: "安装程序 {member} 解压后与签名的程序不符。",
      next: "请重新制作离线包。",
    },
    "host-not-ready": {
      message: "本机无法接受该离线包，共有 {count} 个原因。",
      next: "请逐一解决后重新执行同一命令。",
    },
    "host-architecture": {
      message: "离线包适用于 {wanted}，本机为 {target}。",
      next: "请以 --target {target} 制作离线包。",
    },
    "host-kernel": { message: "内核版本为 {kernel}；Go 需要 {least} 或更高版本。", next: "请升级本机内核。" },
    "host-libraries": { message: "程序需要 {wanted}，本机为 {found}。", next: "请从本机发行版安装。" },
    "no-room": {
      message: "{path} 剩余 {free} 字节，需要 {need} 字节。",
      next: "请腾出空间，或清理旧发布：gobundle prune",
    },
    "no-inodes": {
      message: "{path} 剩余 {free} 个 inode，需要 {need} 个。",
      next: "请腾出空间，或清理旧发布：gobundle prune",
    },
    "not-writable": {
      message: "当前用户无法写入 {path}。",
      next: "请以 root 身份执行，或用 --root 指定自己的目录。",
    },
    "mount-noexec": {
      message: "{path} 所在文件系统以 noexec 挂载，Go 无法在其中运行。",
      next: "请以 exec 重新挂载，或另选 --root。",
    },
    "mount-read-only": {
      message: "{path} 所在文件系统以只读方式挂载。",
      next: "请以读写方式重新挂载，或另选 --root。",
    },
    "foreign-in-the-way": {
      message: "{path} 被占用：{found}，且并非 gobundle 所建。",
      next: "请将其移走，或另选 --root。",
    },
    "parent-unsafe": {
      message: "其他用户可写入安装目录的上级或其中的目录 {path}。",
      next: "请执行 chmod go-w {path}，或另选 --root。",
    },
    "environment-acts": {
      message: "以干净环境重新启动后，环境中仍有影响本程序的变量：{names}。",
      next: "请检查 /etc/ld.so.preload，并取消设置 GOBUNDLE_STARTED_ANEW。",
    },
    "not-root": { message: "只有 root 才能更改 {root}。", next: "请使用 sudo，或用 --root 指定自己的目录。" },
    "nothing-older": { message: "没有更早的可用发布可供回滚。", next: "gobundle status" },
    "pre-script-failed": {
      message: "脚本 {script} 拒绝执行（{how}）：{output}",
      next: "请按其提示处理后重新执行；apply 与 uninstall 可用 --no-scripts。",
    },
    "release-conflict": {
      message: "{what} 同时存在于离线包 {bundles} 中且内容不同。",
      next: "请对其中之一执行 gobundle uninstall 名称。",
    },
    "check-failed": {
      message: "新发布无法在本机运行：{what} {how}：{output}",
      next: "gobundle status",
    },
    "script-failed": {
      message: "脚本 {script} 执行失败（{how}）：{output}",
      next: "请按其提示处理后重新执行；apply 与 uninstall 可用 --no-scripts。",
    },
    "proof-differs": {
      message: "{package} 在本机的构建结果为 {found}；签名的证明为 {want}。",
      next: "请先查明本机差异，再使用该离线包。",
    },
    "change-undone": { message: "更改失败，已撤销。", next: "请排除故障后重新执行同一命令。" },
    "undo-failed": {
      message: "更改失败，且无法撤销。",
      next: "请先解决最后一项原因，再执行：gobundle recover",
    },
    "store-conflict": {
      message: "{path} 与日志记录不符：{found}。",
      next: "请手动修正后执行：gobundle recover",
    },
    "journal-damaged": {
      message: "事务日志不可信：第 {line} 行，{rule}。",
      next: "请检查 {path}；确认安装完整后删除该文件并执行：gobundle doctor",
    },
    "state-damaged": {
      message: "{path} 不可信：{rule}。",
      next: "请恢复该文件，或将离线包安装到另一个 --root。",
    },
    "trees-lost": {
      message: "此离线包带来的内容已重新存入，但 {bundles} 仍缺少：{what}。",
      next: "请重新应用 {bundles}：gobundle apply MEDIA",
    },
    "lock-held": {
      message: "另一个进程（{pid}）正在更改 {root}。",
      next: "请等待其结束后重新执行同一命令。",
    },
  },
  verbs: {
    apply: {
      summary: "安装离线包：校验、解开、切换生效，失败则自动退回",
      example: "gobundle apply app-1.gobundle",
      more: "不给出 MEDIA 时，取当前目录中唯一的离线包，否则取已挂载介质顶层的离线包。路径为 - 时从标准输入读取。给出多个时依次安装。",
      options: {
        prove: "同时构建所携带的应用，并与签名的证明比对",
        scripts: "不运行安装脚本",
        permit: "隔离区外签发的许可，允许更旧或已过期的离线包",
        goproxy: "从此隔离区内的服务器获取模块，升级后仍有效；file 表示改回离线包中的模块树",
        integrate: "使用其他 --root 时，也在 /usr/local/bin 建立链接并写入 profile 文件",
      },
    },
    rollback: {
      summary: "回滚到较早的发布",
      example: "gobundle rollback",
      more: "不给出 --to 时，回到早于当前发布、且所含离线包与其不同的最新可用发布；再次执行则继续后退。",
      options: { to: "发布编号，见 status" },
    },
    status: {
      summary: "显示当前生效的发布、生效时间及可回滚的发布",
      example: "gobundle status",
      options: {},
    },
    doctor: {
      summary: "将已安装内容与签名清单比对，并检查本机的干扰因素",
      example: "gobundle doctor",
      options: {},
    },
    recover: {
      summary: "完成或撤销被中断操作的遗留状态",
      example: "gobundle recover",
      more: "所有会更改主机的命令都会先自动执行此操作。",
      options: {},
    },
    uninstall: {
      summary: "从本机卸载指定的离线包或全部内容",
      example: "gobundle uninstall",
      more: "不给出 NAME 时，移除 apply 安装过的一切。他人的文件会保留并列出。",
      options: { purge: "同时删除信任锚、序号下限与审计日志", scripts: "不运行安装脚本" },
    },
    prune: {
      summary: "清理旧发布及仅由其使用的目录",
      example: "gobundle prune",
      options: { keep: "保留的可用发布数量，含当前发布（默认 2）" },
    },
    env: {
      summary: "打印将当前发布加入 PATH 的命令",
      example: 'eval "$(gobundle env)"',
      options: { shell: "读取这些命令的 shell（默认 sh）" },
    },
  },
  words: {
    "plan.would": "将执行以下操作：",
    "plan.nothing": "无需任何更改。",
    "apply.done": "{name} {sequence} 已作为发布 {release} 生效。",
    "apply.already": "{name} {sequence} 已在发布 {release} 中生效；未作更改。",
    "apply.go": "Go {go} 位于 {path}。",
    "rollback.done": "发布 {release} 已恢复生效，取代发布 {previous}。",
    "rollback.already": "发布 {release} 已生效；未作更改。",
    "status.none": "{root} 下没有生效的发布。",
    "status.live": "{root} 下生效的发布为 {release}，自 {since} 起：",
    "status.bundle": "  {name} {sequence}  {identity}",
    "status.signer": "    签名者 {subject}，有效期至 {notAfter}",
    "status.release": "发布 {release}（{made}）：{bundles}",
    "status.head": "校验和数据库 {log}：{size} 条记录，{hash}",
    "status.revocations": "已撤销的证书：列表 {number}（{issued}），共 {count} 项，根证书 {anchor}",
    "status.goproxy": "模块来自 {url}",
    "status.rollback": "gobundle rollback 将回到发布 {release}。",
    "status.no-rollback": "没有更早的发布可供回滚。",
    "doctor.healthy": "已安装的 {trees} 个目录与签名一致。",
    "doctor.drift": "已安装内容与接受时不一致，详见警告。",
    "recover.would": "有一次被中断的操作，将予以完成或撤销。",
    "recover.none": "没有被中断的操作。",
    "recover.done": "被中断的操作（{verb}）：{how}。",
    "uninstall.all": "apply 安装的一切均已移除。",
    "uninstall.some": "已切换到不含指定离线包的发布 {release}。",
    "uninstall.nothing": "此处没有安装任何内容。",
    "uninstall.kept": "审计日志保留：{path}（--purge 可删除）。",
    "prune.done": "已移除发布：{releases}；已移除目录：{trees} 个。",
    "prune.nothing": "没有需要清理的内容。",
  },
} as const;
