import { DerError, DerReader, TAG } from "./der.ts";

export type PemLabel = "CERTIFICATE" | "PRIVATE KEY" | "ENCRYPTED PRIVATE KEY";

/** RFC 7468: 64 characters a line. */
export function writePem(label: PemLabel, der: Uint8Array): Buffer {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return Buffer.from(
    [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n"),
    "latin1",
  );
}

/** The DER of each block of that label, in order; text around the blocks is skipped, as everywhere. */
export function readPem(label: PemLabel, text: Uint8Array): Buffer[] {
  const blocks = Buffer.from(text)
    .toString("latin1")
    .matchAll(new RegExp(`-----BEGIN ${label}-----\\r?\\n([A-Za-z0-9+/=\\s]+?)-----END ${label}-----`, "g"));
  return [...blocks].map(([, body = ""]) => Buffer.from(body, "base64"));
}

/** The certificates in a file: PEM blocks, or one certificate as plain DER; none where it is neither. */
export function readCertificates(file: Uint8Array): Uint8Array[] {
  return isDer(file) ? [file] : readPem("CERTIFICATE", file);
}

function isDer(file: Uint8Array): boolean {
  try {
    const reader = new DerReader(file);
    reader.next(TAG.sequence);
    return reader.done;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
