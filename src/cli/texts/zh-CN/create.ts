export const create = {
  faults: {
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
    "app-too-many-files": {
      message: "应用 {app} 的文件（含链接所指）超过 {most} 个，{path} 已超出上限。",
      next: "请用 --exclude 排除一部分，尤其是指向文件夹的链接。",
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
