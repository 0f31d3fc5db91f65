/** 许可、离线包的有效期和本机策略。 */
export const permit = {
  faults: {
    "option-missing": {
      message: "此处需要选项 {option}。",
      next: "gobundle permit --help",
    },
    "bundle-expired": {
      message: "{name} {sequence} 的有效期至 {validUntil}；现在是 {now}。",
      next: "请带入更新的离线包；若没有，请索取签名的许可，并用 --permit 应用。",
    },
    "bundle-expires": {
      message: "{name} {sequence} 的有效期至 {validUntil}：还剩 {days} 天。",
      next: "请安排制作并带入更新的离线包。",
    },
    "expired-here": {
      message: "在本机上 apply 会拒绝它：有效期至 {validUntil}，而现在是 {now}。",
    },
    "twin-here": {
      message: "在本机上 apply 会拒绝它：本机已接受过另一个 {name} {sequence}：{accepted}。请告知签名者。",
    },
    "policy-here": {
      message: "在本机上 apply 会拒绝它：本机策略的规则 {rule} 不允许 {found}。",
    },
    "policy-refused": {
      message: "本机策略不允许 {name} {sequence}：规则 {rule} 允许 {allowed}，而不是 {found}。",
      next: "只有本机的所有者能在配置目录的 policy.yaml 中允许它。",
    },
    "policy-invalid": {
      message: "无法理解配置目录中的 policy.yaml，因此不允许任何离线包：{problems}。",
      next: "请修正该文件；运维指南列出了所有规则。",
    },
    "permit-invalid": {
      message: "这不是许可文件：{problems}。",
      next: "请用 gobundle permit 重新制作。",
    },
    "permit-other-bundle": {
      message: "此许可针对 {want}，而这是 {got}。",
      next: "请索取针对这个离线包的许可。",
    },
    "permit-other-host": {
      message: "此许可针对主机 {want}，而本机为 {here}。",
      next: "请用 gobundle status 查看本机标识，并为其制作许可",
    },
    "permit-expired": {
      message: "此许可已于 {until} 到期；现在是 {now}。",
      next: "请索取新的许可。",
    },
  },
  verbs: {
    permit: {
      summary: "制作签名的许可：允许主机接受某个因更旧或已过期而会被拒绝的离线包",
      example: "gobundle permit --host any --bundle app-1.gobundle --until 2027-01-31",
      more: "将生成两个文件；把它们都带到主机上，并指定第一个：gobundle apply --permit app-1.permit app-1.gobundle。离线包不在手边时，请用 --identity、--name、--sequence。",
      options: {
        host: "可使用许可的主机的标识（由 gobundle status 显示），或 any",
        bundle: "离线包；其签名必须有效",
        name: "离线包的名称（离线包不在手边时）",
        sequence: "其序号",
        until: "许可有效的最后一天（2027-01-31）或一秒（2027-01-31T12:00:00Z），UTC",
        reason: "一行说明理由的文字，写入许可",
        output: "许可文件（默认：NAME-SEQUENCE.permit）；签名放在旁边的 FILE.p7s 中",
        key: "签名密钥（默认：keys new 生成的密钥）",
        cert: "其证书",
        chain: "签名证书与信任锚之间的证书",
        passphraseFile: "首行为密钥口令的文件",
      },
    },
  },
  words: {
    "permit.done":
      "已生成 {file} 和 {signature}：{name} {sequence} 可应用于 {host}，有效期至 {until}。\n  在主机上运行：gobundle apply --permit {file} MEDIA",
    "status.permit": "    凭许可 {sha256} 接受，该许可有效期至 {until}",
    "status.host": "本机标识（用于许可）：{host}",
    "status.no-host": "本机没有自己的标识（/etc/machine-id）：只有针对任何主机的许可有效。",
    "verify.age": "  制作时间   {created}，{days} 天前",
    "verify.end": "  有效期至   {validUntil}",
    "sheet.end": "有效期至            {validUntil}",
    "verify.permit": "  许可       {sha256}，有效期至 {until}",
  },
} as const;
