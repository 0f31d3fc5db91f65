import type { Certificate } from "../bundle/cms/certificate.ts";

/** Somebody who signs manifests: a key file today, a device or a company service by the same interface. */
export interface Signer {
  /** The certificate that goes into the signature. */
  readonly certificate: Certificate;
  /** The authorities between it and the anchor, as far as they are known here. */
  readonly between: readonly Certificate[];
  /**
   * The bytes of `manifest.p7s`: CMS SignedData, detached, DER, over `manifest` exactly as given.
   * `signingTime` is written as a signed attribute, in whole seconds.
   */
  sign(manifest: Uint8Array, signingTime: Date): Uint8Array;
}
