import { Fault } from "../fault.ts";
import { MAX_REVOCATIONS_BYTES, MAX_REVOKED } from "../limits.ts";
import type { Certificate } from "./cms/certificate.ts";
import type { Sha256 } from "./digest.ts";
import { readCanonical, writeCanonical } from "./manifest/canonical.ts";
import type { Unknown } from "./manifest/component.ts";
import { type Codec, integer, list, object, oneOf } from "./manifest/decode.ts";
import { fieldName, instant, sha256Hex } from "./manifest/fields.ts";
import { Problems } from "./manifest/problems.ts";

/** Why a certificate was taken back; the words of RFC 5280 5.3.1 that fit. None changes what a reader does. */
export const REVOCATION_REASONS = ["key-compromise", "superseded", "cessation", "unspecified"] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** A certificate that no longer counts, whenever a signature under it says that it was made. */
export interface Revoked extends Unknown {
  /** SHA-256 of the certificate. */
  readonly certificate: Sha256;
  /**
   * SHA-256 of its SubjectPublicKeyInfo, where its writer had the certificate: an ECDSA signature can be turned into
   * another one that holds as well, so one certificate may have several digests, but its key has one.
   */
  readonly key?: Sha256;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly reason: RevocationReason;
}

/** What the owner of an anchor has taken back so far. A list replaces the one of a lower number as a whole. */
export interface RevocationList extends Unknown {
  readonly schema: "gobundle/revocations/1";
  readonly number: number;
  /** RFC 3339 in UTC. */
  readonly issued: string;
  /** Names of fields that a reader must know, or refuse. */
  readonly critical: readonly string[];
  readonly revoked: readonly Revoked[];
}

export const listNumber = integer("not-a-number", 1, Number.MAX_SAFE_INTEGER);

/** FORMAT 13.2: the fields of the list, in their order. */
const listCodec: Codec<RevocationList> = object<RevocationList>(
  {
    schema: oneOf("gobundle/revocations/1"),
    number: listNumber,
    issued: instant,
    critical: list(fieldName),
    revoked: list(
      object<Revoked>({
        certificate: sha256Hex,
        key: { optional: sha256Hex },
        at: instant,
        reason: oneOf(...REVOCATION_REASONS),
      }),
      { most: MAX_REVOKED, lined: true },
    ),
  },
  { lined: true },
);

const KNOWN_FIELDS = new Set(listCodec.names);

/** The list in `bytes`, of which the signature has been checked. Fault revocations-invalid (3) with all `problems` and their `count`. */
export function decodeRevocations(bytes: Uint8Array): RevocationList {
  const problems = new Problems();
  const found = readCanonical(bytes, listCodec, MAX_REVOCATIONS_BYTES, problems);
  for (const name of found?.critical ?? [])
    if (!KNOWN_FIELDS.has(name)) problems.add(`unknown ${name}`, "critical"); // FORMAT 3.17
  const digests = found?.revoked.map(({ certificate }) => certificate) ?? [];
  if (new Set(digests).size !== digests.length) problems.add("a certificate twice", "revoked"); // FORMAT 13.2
  if (found === undefined || problems.count > 0) {
    throw new Fault("revocations-invalid", { problems: problems.named, count: problems.count });
  }
  return found;
}

/** The one text of a list: what is signed and stored. */
export function encodeRevocations(revocations: RevocationList): Uint8Array {
  return writeCanonical(revocations, listCodec);
}

/** FORMAT 13.5: the entry that takes this certificate back. */
export function revocationOf(
  { fingerprint, spki }: Pick<Certificate, "fingerprint" | "spki">,
  { revoked }: RevocationList,
): Revoked | undefined {
  return revoked.find(({ certificate, key }) => certificate === fingerprint || key === spki);
}
