/** What keeps `create` from making a bundle, though all that was asked for is in order. */
export const createFailures = {
  "disk-full": {
    message: "写入 {path} 时磁盘空间不足（{reason}）。",
    next: "请清理磁盘空间，或用 -o、--cache、TMPDIR 指定其他目录。",
  },
  "disk-failed": {
    message: "磁盘操作失败 {path}：{reason}。",
    next: "请检查路径及其权限，然后重新执行同一命令。",
  },
  "network-failed": {
    message: "无法获取 {url}：{reason}。",
    next: "请检查网络与 HTTPS_PROXY，然后重新执行同一命令：已完成的下载会保留。",
  },
  "no-source": {
    message: "没有任何来源提供了可证明的 {what}；已尝试：{tried}。",
    next: "请检查网络，或用 --source DIR 指定存放发行版的目录。",
  },
  "published-mismatch": {
    message: "{what} 与下载页公布的不符：得到 {got}，应为 {want}。",
    next: "请勿使用该来源；可用 --source 或 --go-mirror 换一个来源。",
  },
  "recorded-mismatch": {
    message: "{what} 与校验和数据库的记录不符：得到 {got}，应为 {want}。",
    next: "请勿使用该来源；可用 --source 或 --go-mirror 换一个来源。",
  },
  "source-mismatch": {
    message: "{what} 与发布者的记录不符：得到 {got}，应为 {want}。",
    next: "请勿使用该来源；可用 --source 或 --go-mirror 换一个来源。",
  },
  "offline-missing": {
    message: "缓存中没有 {what}，而 --offline 不允许访问网络。",
    next: "请先不带 --offline 执行一次同一命令。",
  },
  "module-mismatch": {
    message: "模块 {module} 与 {against} 的记录不符：得到 {got}，应为 {want}。",
    next: "请勿发布：在应用目录中执行 `go mod verify` 查明原因。",
  },
  "app-does-not-build": {
    message: "应用 {app} 无法用 Go {go} 为 {target} 从 {form} 离线构建：{reason}",
    next: "请先让 `go build {packages}` 在应用目录中成功，再重新创建。",
  },
  "test-fetches": {
    message: "应用 {app} 的测试需要未携带的内容：{tests}（{wanted}）：{reason}",
    next: "用 --modules MODULE@VERSION 携带这些测试所获取的模块，或不使用 --prove-tests。",
  },
  "tree-incomplete": {
    message: "应用 {app} 的模块树不完整：`go {command}` 离线执行失败：{reason}",
    next: "请在应用目录中执行 `go mod tidy` 并提交 go.mod 与 go.sum，再重新创建。",
  },
  "private-unreachable": {
    message:
      "无法从源处获取 {app} 所需的私有模块 {module}（它匹配 GOPRIVATE 或 GONOPROXY，因此未询问代理）：{reason}",
    next: "请先使当前用户的 go mod download 能够获取它（~/.netrc、GOAUTH、git 的 credential.helper 或 insteadOf、ssh agent），再重新创建。",
  },
  "go-failed": {
    message: "应用 {app} 的 `go {command}` 执行失败：{reason}",
    next: "请先让该命令在应用目录中成功，再重新创建。",
  },
  "go-sum-stale": {
    message: "应用 {app} 的 go.sum 缺少内容或已过期：{reason}",
    next: "请在 {dir} 中执行 `go mod tidy`，再重新创建。",
  },
  "no-namespace": {
    message: "本机无法创建网络命名空间，因此无法进行离线验证。",
    next: "请安装 util-linux（unshare）或以 root 运行；或用 --allow-weak-proof 接受较弱的证明。",
  },
  "not-offline": {
    message: "验证所用的命名空间仍能访问网络：{reason}。",
    next: "请检查本机内核与容器设置；未签署任何内容。",
  },
  "cross-go-missing": {
    message: "为 {target} 做验证需要能在本机运行的 Go {version}：{reason}。",
    next: "请在该架构的机器上执行 create，或用 --no-prove 跳过验证。",
  },
  "installer-missing": {
    message: "找不到 {target} 的安装程序：{path}。",
    next: "请执行 `make build`，或用 --installer-dir 指定目录，或用 --no-installer 不携带安装程序。",
  },
  "installer-damaged": {
    message: "{target} 的安装程序已损坏：{path}（{reason}）。",
    next: "请重新执行 `make build`，或用 --installer-dir 指定其他目录，或用 --no-installer 不携带安装程序。",
  },
  "proxy-unknown": {
    message: "未配置 Go 模块代理，PATH 中也没有可以给出代理地址的 Go。",
    next: "请设置 GOPROXY（例如公司代理地址），再重新创建。",
  },
  "log-behind": {
    message: "所询问的来源都没有 {want} 条记录的 {log} 树头（已有主机见过）；最新的只有 {got} 条。",
    next: "请稍后重试，或改用其他 GOPROXY。",
  },
  "log-unanswered": {
    message: "校验和数据库没有给出 {module} 的记录；已尝试：{tried}。",
    next: "请检查网络；若为私有模块，请设置 GOPRIVATE。",
  },
  "tool-does-not-build": {
    message: "工具 {tool} 用 Go {go} 构建失败：{reason}",
    next: "请指定它的其他版本，或携带它所面向的 Go：gobundle create --go VERSION …",
  },
  "tool-differs": {
    message: "{tool} 两次构建的结果不一致：{got}，应为 {want}。",
    next: "请重新执行同一命令；若仍出现，请指定该工具的其他版本。",
  },
} as const;
