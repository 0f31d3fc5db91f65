import type { Sha256 } from "./digest.ts";

/** What people are told of a certificate. */
export interface CertificateFacts {
  /** RFC 4514 text, most specific part first: `CN=release,O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the DER. */
  readonly fingerprint: Sha256;
  readonly notBefore: Date;
  readonly notAfter: Date;
}
