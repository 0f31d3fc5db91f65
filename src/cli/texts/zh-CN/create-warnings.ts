/** What `create` tells and does not stop for. */
export const createWarnings = {
  "secrets-left-out": {
    message: "应用 {app}：以下文件疑似机密，未携带：{files}。",
    next: "如确需携带，请用 --include 指定。",
  },
  "ignored-carried": { message: "应用 {app}：{files} 被 git 忽略，但构建需要，已携带。" },
  "no-history": {
    message: "没有找到 {name} 更早的离线包，序号为 {sequence}。",
    next: "若其他机器创建过更早的离线包，请用 --previous 指定最新的一个。",
  },
  "vet-says": { message: "应用 {app} 的 go vet 结果：{reason}" },
  "form-fails": { message: "应用 {app} 无法用 Go {go} 为 {target} 从 {form} 构建，清单中已注明：{reason}" },
  "newest-in-cache": { message: "Go {asked} 在此取 {version}：缓存中的最新版本。" },
  "proof-skipped": { message: "已跳过离线验证，清单中已注明。" },
  "proof-weak": { message: "验证未在网络命名空间中进行，清单中已注明。" },
  "link-copied": { message: "应用 {app}：链接 {files} 以副本形式携带。" },
  "needs-c-compiler": { message: "应用 {app} 的 {packages} 使用 cgo：隔离主机需要 C 编译器才能构建。" },
  "vendor-loses": {
    message:
      "应用 {app}：{package} 需要其模块中的 {files}，而 `go mod vendor` 不带这些文件：启用 C 时无法用 vendor/ 构建。",
    next: "模块树中文件齐全：请在另一侧用 `go build -mod=readonly` 构建。",
  },
  "source-refuted": {
    message: "{what} 取自 {by}；此前的来源已被拒绝：{refuted}。",
    next: "请查明原因：给出不同内容的来源已损坏，或被人改动。",
  },
  "go-stands-in": {
    message: "应用 {app} 要求另一个 Go（其 {file} 中的 {line}）；主机将以 Go {by} 代替，并以该名称提供。",
  },
  "tool-go-not-carried": {
    message:
      "离线包中的 Go（{have}）都不能构建 {tool}，已用未携带的 Go {go} 构建。程序 {program} 在内网可用，但无法在内网对它执行 `go install`。",
    next: "加上 --go {go} 可一并携带该版本。",
  },
  "tool-in-cache": { message: "{asked} 在此指缓存中最新的 {version}。" },
  "tool-older-than-app": {
    message: "{tool} 由 Go {go} 构建，低于应用 {app} 的要求（{line}），可能无法处理其代码。",
    next: "请携带 {line} 或更新且能构建该工具的 Go。",
  },
  "dlv-window": {
    message: "dlv {version} 不支持 Go {go} 的程序。",
    next: "对该 Go 请使用 --tool github.com/go-delve/delve/cmd/dlv@{instead}。",
  },
  "vulndb-missing": {
    message: "已携带 {tool}，但没有数据库：在内网使用时需要 -db 和数据库目录。",
    next: "请用 --vulndb 携带数据库。",
  },
  "workspace-left-out": {
    message: "应用 {app}：对其不生效的 go.work 未被携带。其内容：{said}。",
    next: "若应用需要它，请用 `go work use` 将应用加入，并且不要设置 GOWORK=off。",
  },
  "cgo-left-out": {
    message: "{app} 在不使用 cgo 的情况下构建，因而不含 {packages} 中的 C 部分。",
    next: "请以 CGO_ENABLED=0 检查程序在缺少它们时能否工作。",
  },
  "go-signature-unknown": {
    message: "{file} 由密钥 {key} 签名，本程序尚不认识该密钥，故不携带此签名。",
    next: "更新的 gobundle 认识 Go 发布者的新密钥。",
  },
  "app-untidy": {
    message: "应用 {app}：无论有无网络，`go mod tidy` 都会改动其 go.mod 或 go.sum。",
    next: "在 {dir} 中运行 `go mod tidy` 并提交这两个文件，然后重新 create。",
  },
  "modules-retracted": {
    message: "以下版本已被其作者撤回（括号内为声明撤回的版本）：{modules}。",
    next: "用 go get 换成更新的版本，然后重新 create。",
  },
  "graph-fails": { message: "应用 {app}：`go {command}` 用 Go {go} 无法离线完成，清单中已注明：{reason}" },
  "private-modules": { message: "以下私有模块没有校验和数据库佐证：{modules}。" },
} as const;
