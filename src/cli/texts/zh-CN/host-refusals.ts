/** Why a host cannot take what was asked for; nothing has changed. */
export const hostRefusals = {
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
  "mount-inside": {
    message: "{path} 是单独的挂载点：安装目录须位于同一文件系统。",
    next: "请将该文件系统整体挂载到 {root}，或另选 --root。",
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
} as const;
