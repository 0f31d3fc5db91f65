export const create = {
  faults: {
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
    "tool-unknown": {
      message: "找不到工具 {tool}：{reason}",
      next: "请检查导入路径和版本，例如用 `go list -m -versions MODULE`。",
    },
    "tool-not-main": {
      message: "{tool} 不是程序：{reason}",
      next: "请指定 main package 的导入路径，例如 golang.org/x/tools/cmd/goimports。",
    },
    "tool-replaces": {
      message:
        "{tool} 不能按版本安装：它的 go.mod 含有 `replace` 或 `exclude` 行，这些行只在它自己的目录中有效。",
      next: "请指定不含这些行的版本，或把工具的源码作为应用携带：--vendor DIR。",
    },
    "tool-name-clash": {
      message: "{tool} 的程序名为 {program}，该名称已被占用（{other}）。",
      next: "请去掉其中一个，或放到另一个离线包中。",
    },
    "vulndb-invalid": {
      message: "这不是 govulncheck 的数据库：{name}：{reason}。",
      next: "请按 govulncheck 文档中的地址重新下载 vulndb.zip，并指定该文件或其解压目录。",
    },
    "go-version-unknown": {
      message: "不存在 Go {version}；最接近的版本：{nearest}。",
      next: "gobundle create --go {suggestion} …",
    },
    "go-version-missing": {
      message: "没有指定 Go 版本。",
      next: "gobundle create --go 1.21.5 --vendor ./app",
    },
    "target-unknown": { message: "不支持目标平台 {target}。", next: "请使用 linux/amd64 或 linux/arm64。" },
    "file-missing": {
      message: "{option} 指定的 {path} 不存在，或类型不是 {kind}。",
      next: "请检查路径后重新执行。",
    },
    "app-no-go-mod": {
      message: "{dir} 中没有 go.mod，不是 Go 模块。",
      next: "请指定包含 go.mod 的目录，或在其中执行 `go mod init`。",
    },
    "app-needs-go": {
      message: "应用 {app} 需要 Go {needs}（{file} 中的 {line}）；主机上可用的只有 {have}。",
      next: "gobundle create --go {needs} …（第一个 --go 是主机的默认版本；自 1.21 起 Go 会自动切换到其他版本）",
    },
    "app-replace-outside": {
      message: "应用 {app}：{file} 中的文件用本机的绝对路径指定了目录 {path}。",
      next: "请改写为相对路径（`../…`）：这样它会被携带，并能在另一侧找到。",
    },
    "app-name-twice": {
      message: "两个应用同名 {name}：{first} 与 {second}。",
      next: "请重命名其中一个目录，或分别创建两个离线包。",
    },
    "app-link-outside": {
      message: "应用 {app} 中的链接 {link} 指向应用之外（{points}）。",
      next: "请用目标文件的副本替换该链接，或用 --exclude {link} 排除。",
    },
    "app-file-kind": {
      message: "应用 {app} 中的 {path} 不是普通文件。",
      next: "请删除它，或用 --exclude {path} 排除。",
    },
    "app-name-invalid": {
      message: "{name} 不能作为应用名：只允许字母、数字、`.`、`_`、`-` 与 `+`。",
      next: "请重命名目录 {dir}。",
    },
    "output-exists": { message: "{path} 已存在，且内容不同。", next: "请用 -o 指定其他名称，或移走旧文件。" },
    "output-folder-missing": { message: "目录 {path} 不存在。", next: "mkdir -p {path}" },
    "signer-missing": { message: "没有签名密钥（{path}）。", next: "gobundle keys new" },
    "name-invalid": {
      message: "{name} 不能作为离线包名称：只允许 a-z、0-9、`.`、`_`、`-`，且以字母或数字开头。",
      next: "请用 --name 指定其他名称。",
    },
    "option-invalid": { message: "{option} 不接受 {value}：{reason}。", next: "gobundle help create" },
    "heads-invalid": {
      message: "{path} 中没有校验和数据库的树头。",
      next: "请提供在主机上执行 `gobundle status --json` 的输出，或由其组成的列表。",
    },
    "recipe-invalid": {
      message: "配方文件 {path} 无法使用：{problems}。",
      next: "请修正该文件；其字段即 `gobundle create` 的长选项名。",
    },
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
  },
  verbs: {
    create: {
      summary: "把 Go、模块与应用制作成一个签名的离线包",
      example: "gobundle create --go 1.21.5 --vendor ./app",
      options: {
        go: "要携带的 Go 版本：1.21.5，或 1.21 表示其最新补丁版本；第一个为默认版本",
        vendor: "要携带其源码与依赖的模块目录",
        modules: "不随应用携带的模块：某目录中模块所需的一切，或某个模块版本",
        packages: "必须能离线构建的包（默认 ./...）",
        tags: "构建标签，以逗号分隔",
        include: "即使被 git 忽略或疑似机密也要携带的文件",
        exclude: "不携带的应用文件",
        tool: "要携带的 Go 程序，为每个目标平台构建：PACKAGE@VERSION，写法同 `go install`",
        vulndb: "govulncheck 的数据库：vulndb.zip 或其解压目录",
        script: "安装脚本：pre-apply、post-apply、health、pre-rollback、post-rollback 或 post-uninstall",
        file: "普通文件，安装到 current/files/DEST",
        target: "离线包的目标平台（默认 linux/ 加本机架构）",
        recipe: "gobundle.yaml 配方文件，键为长选项名",
        output: "离线包的输出位置（默认 ./<name>-<sequence>.gobundle）",
        format: "单个文件或目录",
        name: "离线包名称（默认取应用名）",
        sequence: "离线包的序号（默认为最新序号加一）",
        heads: "目标主机上 `gobundle status --json` 的输出：使校验和数据库与其衔接",
        previous: "在其他机器上创建的同名最新离线包",
        revocations: "要携带的撤销列表（默认使用 `keys revoke` 生成的列表）",
        validUntil: "主机接受此离线包的最后一天（2027-01-31）或一秒，UTC；到期前主机会警告",
        key: "签名密钥（默认使用 `keys new` 生成的密钥）",
        cert: "签名证书",
        chain: "签名证书与信任锚之间的证书",
        passphraseFile: "首行为密钥口令的文件",
        prove: "跳过离线验证",
        allowWeakProof: "接受没有网络命名空间的验证",
        proveTests: "同时离线运行应用的测试",
        installer: "不携带安装程序",
        installerDir: "安装程序所在目录（默认与本程序同目录）",
        source: "Go 的来源：page、mirror、proxy 或目录",
        goMirror: "下载页文件的镜像地址；证明取自他处",
        jobs: "并行下载数（默认 8）",
        cache: "下载缓存目录（默认 ~/.cache/gobundle）",
        offline: "只使用缓存",
        dryRun: "只显示计划与大小，不写入任何内容",
      },
    },
    __offline: {
      summary: "确认没有网络后执行命令",
      example: "gobundle __offline go build ./...",
      options: {},
    },
  },
  words: {
    "create.make-keys": "{path} 中没有签名密钥。现在生成吗？",
    "create.done": "{file}：{name} {sequence}，{bytes} 字节，标识 {identity}",
    "create.unchanged": "{file}：没有变化，标识 {identity}",
    "create.planned": "将写入 {file}：{name} {sequence}，约 {bytes} 字节；组件：{components}",
    "create.need": "应用 {app}：Go {go}，依据其 {file} 中的 `{line}`",
    "create.need.module": "应用 {app}：Go {go}，依据 {module} 的 {file} 中的 `{line}`",
    "create.need.tool": "工具 {tool}：Go {go}，依据其 {file} 中的 `{line}`",
  },
} as const;
