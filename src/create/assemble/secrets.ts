/** Names under which people keep what must not travel: keys, passwords, tokens. */
const SECRET_NAMES: readonly RegExp[] = [
  /^\.env(?:\..+)?$/,
  /^\.(?:netrc|npmrc|pypirc|pgpass|htpasswd|git-credentials|dockercfg)$/,
  /^_netrc$/,
  /^id_(?:rsa|dsa|ecdsa|ed25519)$/,
  /\.(?:key|p12|pfx|jks|keystore|kdbx|ppk)$/,
];

/** Templates of them are meant to be shared. */
const TEMPLATE = /\.(?:example|sample|template|dist)$/;

/** Whether a file's name alone makes it likely that it holds a secret. */
export function looksSecret(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return !TEMPLATE.test(name) && SECRET_NAMES.some((secret) => secret.test(name));
}
