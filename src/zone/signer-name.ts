import type { Keyring } from "../ports/keyring.ts";

/** The two file names of a signer inside a zone's folder. */
export interface SignerName {
  readonly key: string;
  readonly certificate: string;
}

/** `signer.key` first, then `signer-2.key`, `signer-3.key`, ... */
function signerName(number: number): SignerName {
  const base = number === 1 ? "signer" : `signer-${number}`;
  return { key: `${base}.key`, certificate: `${base}.pem` };
}

/** The first names that no finished signer has: those of a key without its certificate are taken up again. */
export function nextSigner(keyring: Keyring, folder: string): SignerName {
  for (let number = 1; ; number += 1) {
    const name = signerName(number);
    if (!keyring.exists(keyring.join(folder, name.certificate))) return name;
  }
}

/** Paths of the certificates of all signers, the first one first. */
export function signerCertificates(keyring: Keyring, folder: string): string[] {
  const found: string[] = [];
  for (let number = 1; ; number += 1) {
    const file = keyring.join(folder, signerName(number).certificate);
    if (!keyring.exists(file)) return found;
    found.push(file);
  }
}

/** The signer that was issued last: the one that `create` uses when nothing else is said. */
export function lastSigner(keyring: Keyring, folder: string): SignerName {
  for (let number = 1; ; number += 1) {
    if (!keyring.exists(keyring.join(folder, signerName(number + 1).certificate))) return signerName(number);
  }
}
