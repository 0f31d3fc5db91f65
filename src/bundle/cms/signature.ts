import { hash as digest, type KeyObject, sign } from "node:crypto";
import { Fault } from "../../fault.ts";
import { algorithmsFor, type HashName, schemeOf } from "./algorithm.ts";
import type { Certificate } from "./certificate.ts";
import { DerError } from "./der.ts";
import { holds } from "./public-key.ts";
import { writeSignedData } from "./signed-data.ts";
import {
  attributesOver,
  type SignedFacts,
  type SignerInfo,
  signedBytes,
  signedFacts,
} from "./signer-info.ts";

/** A signature that holds for the key in `certificate`; whether that one counts is another question. */
export interface HoldingSignature {
  readonly certificate: Certificate;
  readonly signingTime: Date | undefined;
}

/** Our own signatures; readers take SHA-384 and SHA-512 as well. */
const HASH: HashName = "sha256";

/**
 * The bytes of `manifest.p7s`: a detached signature over `content` by the owner of `certificate`, with the certificates
 * `between` it and the anchor. The attributes are content type, digest and time, all signed.
 */
export function signDetached(
  content: Uint8Array,
  key: KeyObject,
  certificate: Certificate,
  between: readonly Certificate[],
  signingTime: Date,
): Buffer {
  const attributes = attributesOver(digest(HASH, content, "buffer"), signingTime);
  const algorithms = algorithmsFor(HASH, certificate.key.kind);
  const signer: SignerInfo = {
    issuer: certificate.issuerName,
    serial: certificate.serial,
    digest: algorithms.digest,
    attributes,
    algorithm: algorithms.signature,
    signature: sign(HASH, signedBytes(attributes), key),
  };
  return writeSignedData({
    certificates: [certificate, ...between].map((one) => one.der),
    signers: [signer],
  });
}

/**
 * Holds one signer's part against the content: the certificate is there, the digest fits, the signature over the signed
 * attributes holds. FORMAT 11.1 has the stock commands that do the same; they say `-purpose any` because OpenSSL would
 * ask for the e-mail purpose, and name an empty store because it would trust the system's own authorities as well.
 * Faults (3): cms-profile, signature-bad.
 */
export function checkSignature(
  signer: SignerInfo,
  certificates: readonly Certificate[],
  content: Uint8Array,
): HoldingSignature {
  const facts = factsOf(signer);
  const certificate = certificates.find((one) => isNamedBy(one, signer));
  if (!certificate) throw new Fault("cms-profile", { reason: "the signer's certificate is missing" });
  if (schemeOf(signer.algorithm)?.kind !== certificate.key.kind) {
    throw new Fault("cms-profile", { reason: "key and signature algorithm differ" });
  }
  const fits = digest(facts.hash, content, "buffer").equals(facts.messageDigest);
  if (!fits || !holds(certificate.key, facts.hash, signedBytes(signer.attributes), signer.signature)) {
    throw new Fault("signature-bad", { subject: certificate.subject });
  }
  return { certificate, signingTime: facts.signingTime };
}

function factsOf(signer: SignerInfo): SignedFacts {
  try {
    return signedFacts(signer);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    throw new Fault("cms-profile", { reason: error.message }, { cause: error });
  }
}

function isNamedBy(certificate: Certificate, signer: SignerInfo): boolean {
  return (
    Buffer.compare(certificate.issuerName, signer.issuer) === 0 &&
    Buffer.compare(certificate.serial, signer.serial) === 0
  );
}
