/** Facts that are words and no names, as the code gives them; `*` stands for whatever stands there. */
export const phrases: Readonly<Record<string, string>> = {
  // The end of a long list.
  "and * more": "另有 * 项",
  // How a child ended.
  "status *": "以状态 * 结束",
  "signal *": "被信号 * 终止",
  timeout: "超时",
  // What a recovery did.
  finished: "此前已成功，现已收尾",
  undone: "已撤销",
  nothing: "尚未作任何更改",
  // What is found at a path.
  absent: "不存在",
  present: "已存在",
  unreadable: "无法读取",
  none: "无",
  file: "文件",
  folder: "目录",
  link: "符号链接",
  terminal: "终端",
  other: "其他类型",
  "a path that leads out of the root": "指向安装目录之外的路径",
  "too many links": "符号链接过多",
  // Who takes another Go.
  "this shell": "当前 shell",
  "login shell": "登录 shell",
  "login shell of *": "* 的登录 shell",
  "this run": "本次运行",
  // Why a folder is no root.
  "no-address": "不是网址",
  scheme: "必须以 https、http 或 file 开头",
  credentials: "含有用户名或口令，而 go.env 人人可读",
  query: "含有问号或井号",
  "file-path": "file 网址必须形如 file:///路径",
  "comma-or-pipe": "含有逗号或竖线",
  "control-character": "含有控制字符",
  "whole-filesystem": "这是整个文件系统",
  // What was wanted.
  "the typed digits": "所输入的数字",
  // Files of the configuration folder.
  "a line without key=value": "有一行不是 key=value 形式",
  "it is not the certificate of its name": "不是其文件名所指的证书",
  "it is the floor of another root or name": "它是另一个根目录或名称的序号下限",
  "a floor needs sequence, identity and newest": "序号下限需要 sequence、identity 和 newest",
  // Certificates and signatures.
  "it is a certificate authority": "它是证书颁发机构",
  "it is not a certificate authority": "它不是证书颁发机构",
  "no digitalSignature": "没有 digitalSignature 用途",
  "no codeSigning": "没有 codeSigning 用途",
  "no keyCertSign": "没有 keyCertSign 用途",
  "too many authorities below it": "其下的证书颁发机构过多",
  "limited to other purposes": "仅限其他用途",
  "RSA with * bits": "* 位的 RSA",
  "RSA with a weak exponent or modulus": "RSA 的指数或模数不合格",
  "not a usable key": "不是可用的密钥",
  "it is too large": "过大",
  "a signer twice": "同一签名者出现两次",
  "a certificate twice": "同一证书出现两次",
  "the signer's certificate is missing": "缺少签名者的证书",
  "key and signature algorithm differ": "密钥与签名算法不一致",
};
