import { Fault } from "../fault.ts";
import type { Keyring, SignerFiles } from "../ports/keyring.ts";
import type { Signer } from "../ports/signer.ts";
import { lastSigner } from "./signer-name.ts";

/** `--key --cert --chain`, as given. */
export interface SignerOptions {
  readonly key?: string | undefined;
  readonly cert?: string | undefined;
  readonly chain?: string | undefined;
}

/** The files that these options mean: without any, the newest signer of `keys new` and `keys issue`. */
function signerFiles(options: SignerOptions, keyring: Keyring): SignerFiles {
  const name = lastSigner(keyring, keyring.home);
  return {
    key: options.key ?? keyring.join(keyring.home, name.key),
    certificate: options.cert ?? keyring.join(keyring.home, name.certificate),
    ...(options.chain === undefined ? {} : { chain: options.chain }),
  };
}

/** Whether there is a key to sign with; where not, somebody should be offered to make one. */
export function hasSigner(options: SignerOptions, keyring: Keyring): boolean {
  return keyring.exists(signerFiles(options, keyring).key);
}

/**
 * Opens the signer; `passphrase` is asked only where the key is encrypted. `--key` and `--cert` go together, or a key
 * would silently be tried with a certificate of the zone.
 * Faults: option-alone (2) and those of `Keyring.signer`.
 */
export async function openSigner(
  options: SignerOptions,
  keyring: Keyring,
  passphrase: () => Promise<string>,
): Promise<Signer> {
  if (options.key !== undefined && options.cert === undefined) {
    throw new Fault("option-alone", { option: "--key", other: "--cert" });
  }
  if (options.cert !== undefined && options.key === undefined) {
    throw new Fault("option-alone", { option: "--cert", other: "--key" });
  }
  return keyring.signer(signerFiles(options, keyring), passphrase);
}
