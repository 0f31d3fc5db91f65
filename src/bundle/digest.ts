import { createHash, hash } from "node:crypto";

/** SHA-256 as 64 lower-case hex digits. */
export type Sha256 = string & { readonly __brand: "Sha256" };

/** The digest of bytes in memory. */
export function sha256(bytes: Uint8Array): Sha256 {
  return hash("sha256", bytes, "hex") as Sha256;
}

/** A digest over bytes that come in pieces. */
export class Sha256Stream {
  readonly #hash = createHash("sha256");

  update(bytes: Uint8Array): this {
    this.#hash.update(bytes);
    return this;
  }

  end(): Sha256 {
    return this.#hash.digest("hex") as Sha256;
  }
}

/** Exactly 64 lower-case hex digits, or undefined: an empty, short or odd digest is never "nothing to check". */
export function asSha256(text: string): Sha256 | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? (text as Sha256) : undefined;
}
