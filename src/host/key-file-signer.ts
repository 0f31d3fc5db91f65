import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Certificate, readCertificate } from "../bundle/cms/certificate.ts";
import { checkSigner } from "../bundle/cms/certificate-path.ts";
import { readCertificates } from "../bundle/cms/pem.ts";
import { openPrivateKey } from "../bundle/cms/private-key.ts";
import { signDetached } from "../bundle/cms/signature.ts";
import { Fault, reasonOf } from "../fault.ts";
import type { SignerFiles } from "../ports/keyring.ts";
import type { Signer } from "../ports/signer.ts";
import { errorCode } from "./store/sync.ts";

/**
 * A signer whose key lies in a file: RSA or ECDSA, of a zone or of a company.
 * Faults: key-file-missing, passphrase-wrong, pem-invalid, key-mismatch (2), key-file-unreadable (1),
 * certificate-invalid, signer-key, signer-purpose (3).
 */
export async function openKeyFileSigner(
  files: SignerFiles,
  passphrase: () => Promise<string>,
): Promise<Signer> {
  const [certificate, ...behind] = certificatesIn(files.certificate);
  if (!certificate) throw new Fault("pem-invalid", { file: files.certificate, wanted: "CERTIFICATE" });
  checkSigner(certificate);
  const between = chainOf(
    files.chain === undefined ? behind : [...behind, ...certificatesIn(files.chain)],
    certificate,
  );
  const key = await openPrivateKey(readKeyFile(files.key), files.key, passphrase);
  if (!createPublicKey(key).equals(certificate.key.handle)) {
    throw new Fault("key-mismatch", { key: files.key, certificate: files.certificate });
  }
  return {
    certificate,
    between,
    sign: (manifest, signingTime) => signDetached(manifest, key, certificate, between, signingTime),
  };
}

/** Reads a file of a key or a certificate. Faults: key-file-missing (2), key-file-unreadable (1). */
export function readKeyFile(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR")
      throw new Fault("key-file-missing", { file: path }, { cause: error });
    throw new Fault("key-file-unreadable", { file: path, reason: reasonOf(error) }, { cause: error });
  }
}

function certificatesIn(path: string): Certificate[] {
  return readCertificates(readKeyFile(path)).map(readCertificate);
}

/** The authorities from the signer upwards, without the root: that one travels by another way. */
function chainOf(given: readonly Certificate[], signer: Certificate): Certificate[] {
  const chain: Certificate[] = [];
  for (let last = signer; ; ) {
    const issuer = given.find((one) => !chain.includes(one) && isIssuer(one, last));
    if (!issuer || isIssuer(issuer, issuer)) return chain;
    chain.push(issuer);
    last = issuer;
  }
}

function isIssuer(one: Certificate, of: Certificate): boolean {
  return Buffer.compare(one.subjectName, of.issuerName) === 0;
}
