import { createPrivateKey, type KeyObject } from "node:crypto";
import { Fault } from "../../fault.ts";

/** Whether a PEM key needs a passphrase: PKCS#8, or the older form of OpenSSL with a header line. */
function isEncrypted(pem: Uint8Array): boolean {
  return /^(-----BEGIN ENCRYPTED |Proc-Type: 4,ENCRYPTED)/m.test(Buffer.from(pem).toString("latin1"));
}

/**
 * Opens a PEM key; `passphrase` is asked only where it is needed.
 * Faults (2): passphrase-wrong, pem-invalid, with `file` as the user named it.
 */
export async function openPrivateKey(
  pem: Uint8Array,
  file: string,
  passphrase: () => Promise<string>,
): Promise<KeyObject> {
  const key = Buffer.from(pem);
  if (!isEncrypted(pem))
    return open({ key }, () => new Fault("pem-invalid", { file, wanted: "PRIVATE KEY" }));
  return open({ key, passphrase: await passphrase() }, () => new Fault("passphrase-wrong", { file }));
}

function open(input: { key: Buffer; passphrase?: string }, refusal: () => Fault): KeyObject {
  try {
    return createPrivateKey({ ...input, format: "pem" });
  } catch {
    // The cause stays out: OpenSSL's words about a wrong passphrase depend on its version and explain nothing.
    throw refusal();
  }
}
