/**
 * The product's own arc, from the UUID 7d65c235-ae6c-47af-aa2a-f4ba7176595c (ITU-T X.667: `2.25` and its integer).
 * `.1` marks a root that `keys new` made; `.2` is an extended key usage that may stand for codeSigning.
 */
const GOBUNDLE = "2.25.166681860496363517609424401458909305180";

/** Object identifiers that the profile knows; RFC 5280, 5652, 5754, 5758, 8017. */
export const OID = {
  anchorMark: `${GOBUNDLE}.1`,
  bundleSigning: `${GOBUNDLE}.2`,
  codeSigning: "1.3.6.1.5.5.7.3.3",
  anyPurpose: "2.5.29.37.0",

  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  counterSignature: "1.2.840.113549.1.9.6",

  nameConstraints: "2.5.29.30",
  proxyCertificate: "1.3.6.1.5.5.7.1.14",
  addressBlocks: "1.3.6.1.5.5.7.1.7",
  systemNumbers: "1.3.6.1.5.5.7.1.8",
  subjectAltName: "2.5.29.17",
  crlDistributionPoints: "2.5.29.31",
  netscapeType: "2.16.840.1.113730.1.1",

  subjectKeyId: "2.5.29.14",
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  authorityKeyId: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",

  rsa: "1.2.840.113549.1.1.1",
  rsaSha256: "1.2.840.113549.1.1.11",
  rsaSha384: "1.2.840.113549.1.1.12",
  rsaSha512: "1.2.840.113549.1.1.13",
  ec: "1.2.840.10045.2.1",
  p256: "1.2.840.10045.3.1.7",
  p384: "1.3.132.0.34",
  ecdsaSha256: "1.2.840.10045.4.3.2",
  ecdsaSha384: "1.2.840.10045.4.3.3",
  ecdsaSha512: "1.2.840.10045.4.3.4",

  sha256: "2.16.840.1.101.3.4.2.1",
  sha384: "2.16.840.1.101.3.4.2.2",
  sha512: "2.16.840.1.101.3.4.2.3",
} as const;
