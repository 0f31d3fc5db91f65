import { Fault } from "../fault.ts";
import { GO_SIGNING_KEY, type PinnedKey } from "./go-signing-key.ts";
import { keyOf, readKey, type SigningKey } from "./openpgp-key.ts";
import { malformed, readArmor } from "./openpgp-packets.ts";
import {
  agrees,
  hashNumbered,
  type OpenPgpSignature,
  readSignature,
  signedDigest,
  type Trailed,
} from "./openpgp-signature.ts";

/** A detached signature of Go's makers over an archive, by a key that counted when it was made; not held against it yet. */
export interface GoSignature extends Trailed {
  /** Fingerprint of the subkey, 40 lower-case hex digits. */
  readonly key: string;
  readonly signature: OpenPgpSignature;
  readonly signer: SigningKey;
}

const BINARY = 0x00;
const SIGNATURE = 2;

/**
 * Reads a `.asc` of the download page: one signature packet over binary content, by a subkey of the pinned key.
 * Faults "openpgp-format", "openpgp-key", "openpgp-key-unknown".
 */
export function readGoSignature(
  asc: Uint8Array,
  { armor, fingerprint }: PinnedKey = GO_SIGNING_KEY,
): GoSignature {
  const [packet, ...more] = readArmor(asc, "SIGNATURE");
  if (packet?.tag !== SIGNATURE || more.length > 0) throw malformed("packet");
  const signature = readSignature(packet.body);
  if (signature.type !== BINARY) throw malformed("type");
  const signer = keyOf(signature, readKey(armor, fingerprint));
  const { hash, trailer } = signature;
  return { key: signer.fingerprint, hash, trailer, signature, signer };
}

/** Holds a signature against the digest of the archive `what` with the trailer behind it. Fault "openpgp-signature". */
export function checkGoSignature(
  { key, signature, signer }: GoSignature,
  what: string,
  digest: string,
): void {
  const want = signedDigest(signature, signer);
  if (want !== digest || !agrees(signature, digest))
    throw new Fault("openpgp-signature", { what, key, want: want ?? "", got: digest });
}

/** What to hash, and with what, by a signature's trailer in hex alone (FORMAT 3.10). */
export function trailedBy(hex: string): Trailed {
  const trailer = Buffer.from(hex, "hex");
  return { hash: hashNumbered(trailer[3]), trailer };
}
