export const trust = {
  faults: {
    "key-file-unreadable": {
      message: "无法读取文件 {file}：{reason}",
      next: "请检查该文件的读取权限，或指定其他文件。",
    },
    "key-file-unwritable": {
      message: "无法写入文件 {file}：{reason}",
      next: "请用 --dir 指定一个可写的目录。",
    },
    "trust-store-unwritable": {
      message: "无法修改配置目录 {folder}：{reason}",
      next: "请以 root 身份运行，或用 --config 指定自己的目录。",
    },
    "trust-store-unreadable": {
      message: "无法读取配置目录 {folder}：{reason}",
      next: "请以 root 身份运行，或用 --config 指定自己的目录。",
    },
    "passphrase-wrong": {
      message: "口令不正确，无法打开 {file}。",
      next: "请用正确的口令重新运行，或用 --passphrase-file 指定口令文件。",
    },
    "option-alone": {
      message: "{option} 必须与 {other} 一起使用。",
      next: "请加上 {other}，或去掉 {option}。",
    },
    "fingerprint-needed": {
      message: "{file} 中的证书须先核对指纹才能信任；该文件可被其他用户写入，或属于其他用户。",
      next: "请加上 --fingerprint HEX，填入通过其他途径收到的 64 位十六进制指纹。",
    },
    "identity-malformed": {
      message: "“{given}”不是有效的标识：需要 64 位十六进制数字（大小写和空格不影响）。",
      next: "离线包的标识见 gobundle inspect MEDIA 或交接单。",
    },
    "fingerprint-malformed": {
      message: "“{given}”不是有效的指纹：需要 {digits} 位十六进制数字（冒号、空格和大小写不影响）。",
      next: "请照随附的纸质材料或消息抄写，不要从文件本身抄写。",
    },
    "anchor-limits-needed": {
      message: "证书 {subject} 不是由 `gobundle keys new` 生成的，它可能为许多与 Go 无关的签名者背书。",
      next: "请指明哪个签名者有效：--allow-subject DN 或 --allow-spki HEX。",
    },
    "key-file-missing": {
      message: "缺少所需的文件 {file}。",
      next: "请指定正确的文件，或生成本区域的密钥：gobundle keys new",
    },
    "key-file-exists": {
      message: "{file} 已存在，密钥绝不会被覆盖。",
      next: "请用 --dir 指定其他目录，或用 --name 指定其他名称。",
    },
    "key-mismatch": {
      message: "私钥 {key} 与证书 {certificate} 不匹配。",
      next: "请用 --key 和 --cert 指定同时生成的私钥和证书。",
    },
    "pem-invalid": {
      message: "{file} 中没有 PEM 格式的内容：{wanted}。",
      next: "可用以下命令查看：openssl asn1parse -in {file}",
    },
    "trust-file-missing": {
      message: "文件 {file} 不存在或无法读取：{reason}",
      next: "请指定交付的文件，例如 root.pem；许可 FILE 旁边应有 FILE.p7s。",
    },
    "anchor-not-found": {
      message: "没有指纹为 {fingerprint} 的信任锚。",
      next: "可用以下命令查看现有的信任锚：gobundle trust list",
    },
    "options-together": { message: "{option} 与 {other} 互相矛盾。", next: "请去掉其中一个。" },
    "key-option": {
      message: "{option} 不能是“{given}”：{wanted}。",
      next: "可用以下命令查看取值：gobundle keys new --help",
    },
    "passphrase-empty": {
      message: "口令为空。",
      next: "请设置口令；如果密钥存放在受控的机器上，可使用 --no-passphrase。",
    },
    "passphrase-differs": {
      message: "两次输入的口令不一致，未生成任何文件。",
      next: "请重新运行，并两次输入相同的口令。",
    },
    unsigned: {
      message: "未签名：签名文件（manifest.p7s 或许可的签名）为空。",
      next: "请索取已签名的文件，或在联网一侧重新签名。",
    },
    "signature-bad": {
      message: "{subject} 的签名与清单或许可不符：它在签名之后被修改或已损坏。",
      next: "请从来源重新复制，并与交接单上的摘要核对。",
    },
    "signer-unknown": {
      message: "该离线包由 {subject}（颁发者 {issuer}）签名，但本机没有信任锚为其背书。",
      next: "如果该签名者无误，请添加其根证书：gobundle trust add root.pem --fingerprint HEX",
    },
    "signer-expired": {
      message: "证书 {subject} 的有效期至 {notAfter}；本机时间为 {now}。",
      next: "请用 date -u 检查时钟；否则请索取由有效签名者签名的离线包（gobundle keys issue）。",
    },
    "signer-not-yet-valid": {
      message: "证书 {subject} 自 {notBefore} 起生效；本机时间为 {now}。",
      next: "请用以下命令检查时钟：date -u",
    },
    "signer-purpose": {
      message: "证书 {subject} 不是用于软件签名的证书：{reason}。",
      next: "请使用具有 digitalSignature 和 codeSigning 用途的证书签名。",
    },
    "signer-not-allowed": {
      message: "签名者 {subject} 隶属于信任锚 {anchor}，但该信任锚仅限其他签名者。",
      next: "如果该签名者无误：gobundle trust add FILE --allow-spki {spki}",
    },
    "cms-profile": {
      message: "manifest.p7s 不是本格式所要求的签名：{reason}。",
      next: "请从来源重新复制该离线包；外部签名请使用：openssl cms -sign -binary -outform DER",
    },
    "no-anchor": {
      message: "本机尚无信任锚，因此无法信任任何离线包。",
      next: "gobundle trust add root.pem --fingerprint HEX",
    },
    "fingerprint-mismatch": {
      message: "{file} 中证书的指纹是 {got}，而不是 {want}。",
      next: "请勿使用该文件，并向联网一侧的人员索取正确的证书。",
    },
    "certificate-invalid": {
      message: "无法接受证书 {subject}：{reason}。",
      next: "可用以下命令查看：openssl x509 -noout -text",
    },
    "chain-invalid": {
      message: "证书 {subject} 无权为该签名者背书：{reason}。",
      next: "请向证书颁发机构申请位于合适证书链下的签名证书。",
    },
    "signer-key": {
      message: "{subject} 的密钥类型不被接受：{reason}。",
      next: "请使用 2048 至 8192 位的 RSA，或 P-256、P-384 上的 ECDSA。",
    },
    "anchor-not-ca": {
      message: "证书 {subject} 不是证书颁发机构的证书，不能作为信任锚。",
      next: "请添加颁发它的根证书，通常是 root.pem。",
    },
    "config-exposed": {
      message: "其他用户可以写入 {path}，因此其中的信任设置不可信。",
      next: "请仅允许所有者写入：chmod go-w {path}；或用 --config 指定其他目录。",
    },
    "clock-doubtful": {
      message: "本机时钟为 {now}，不可能正确：与 {than} 相差太远（{direction}）。",
      next: "请检查时钟：date -u",
    },
    "trust-store-invalid": {
      message: "无法理解配置目录中的 {file}：{reason}。",
      next: "请从备份恢复该文件，或将其删除后重新添加信任锚。",
    },
  },
  verbs: {
    "keys new": {
      summary: "生成本区域的根证书及其下的签名密钥",
      example: "gobundle keys new",
      more: "root.pem 是信任锚：请将其带到每台服务器一次，并在那里核对指纹。root.key 用于签发新的签名者，应存放在保险柜中；已有文件绝不会被覆盖。",
      options: {
        dir: "密钥所在目录（默认：~/.config/gobundle）",
        name: "证书中的区域名称（默认：gobundle）",
        days: "签名者证书的有效天数（默认：1095；根证书：7300）",
        passphraseFile: "从该文件的第一行读取密钥口令",
        passphrase: "不加口令保存密钥",
      },
    },
    "keys issue": {
      summary: "在同一根证书下签发新的签名者（需要 root.key）",
      example: "gobundle keys issue",
      more: "新的签名者保存为 signer-2.key 和 signer-2.pem，与原有的并存；create 使用最新的一个。",
      options: {
        dir: "密钥所在目录（默认：~/.config/gobundle）",
        name: "证书中的区域名称（默认：gobundle）",
        days: "证书的有效天数（默认：1095）",
        passphraseFile: "从该文件的第一行读取密钥口令",
        passphrase: "不加口令保存密钥",
      },
    },
    "trust add": {
      summary: "信任由该根证书下的签名者签名的离线包",
      example: "gobundle trust add root.pem --fingerprint HEX",
      more: "指纹是证书的 SHA-256，必须通过与文件不同的途径送达。在终端上输入前 32 位即可。",
      options: {
        fingerprint: "收到的 64 位十六进制指纹（冒号、空格和大小写不影响）",
        allowSubject: "仅该签名者有效（CN=release,O=Example）；企业根证书必须指定",
        allowSpki: "仅公钥 SHA-256 为该值的签名者有效",
      },
    },
    "trust list": {
      summary: "列出本机的信任锚",
      example: "gobundle trust list",
      options: {},
    },
    "trust remove": {
      summary: "不再信任某个信任锚",
      example: "gobundle trust remove HEX",
      options: {},
    },
  },
  words: {
    "passphrase.ask": "签名密钥的口令：",
    "passphrase.new": "为密钥设置口令：",
    "passphrase.again": "再次输入相同的口令：",
    "keys.complete": "密钥已齐全，未生成任何文件。",
    "keys.made": "已生成：{made}",
    "keys.root":
      "信任锚：{subject}，有效期至 {until}\n  在每台服务器上运行：gobundle trust add root.pem --fingerprint {fingerprint}",
    "keys.signer": "签名者：{subject}，有效期至 {until}（{file}）",
    "keys.root-key": "{file} 可以签发签名者：请立即将其移出本机，存放到保险柜中的介质上。",
    "trust.ask": "{subject}，有效期至 {until}。请输入您收到的指纹，至少 32 位：",
    "trust.added": "现已信任：{subject}（{fingerprint}）",
    "trust.there": "已经信任：{subject}（{fingerprint}）",
    "trust.removed": "不再信任：{fingerprint}",
    "trust.none": "没有信任锚。",
  },
} as const;
