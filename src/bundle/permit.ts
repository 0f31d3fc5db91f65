import { Fault } from "../fault.ts";
import { MAX_PERMIT_BYTES } from "../limits.ts";
import { asSha256, type Sha256, sha256 } from "./digest.ts";
import { readCanonical, writeCanonical } from "./manifest/canonical.ts";
import type { Unknown } from "./manifest/component.ts";
import { integer, object, text } from "./manifest/decode.ts";
import { bundleName, instant, label, sha256Hex } from "./manifest/fields.ts";
import { Problems } from "./manifest/problems.ts";
import { type ProvenSigner, proveSigners, type TrustState } from "./trust.ts";

/**
 * A statement of the connected side that one host, or any, may take one very bundle although it is older than what the
 * host has accepted, or past its time (FORMAT 12).
 */
export interface Permit extends Unknown {
  readonly schema: "gobundle/permit/1";
  /** Who may use it: the id of a host, or any host. */
  readonly host: Sha256 | "any";
  readonly name: string;
  readonly sequence: number;
  readonly identity: Sha256;
  /** RFC 3339 in UTC, whole seconds. */
  readonly issued: string;
  /** The last second at which it counts. */
  readonly until: string;
  readonly reason?: string;
}

declare const proven: unique symbol;

/** A permit of which `authenticatePermit` has proven every byte; nothing else makes one. */
export interface TrustedPermit {
  readonly permit: Permit;
  /** Of its bytes. */
  readonly sha256: Sha256;
  readonly signers: readonly ProvenSigner[];
  readonly [proven]: true;
}

/** A permit and the signature over it, exactly as stored. */
export interface PermitFiles {
  readonly permit: Uint8Array;
  readonly signature: Uint8Array;
}

/** `any`, or the id of a host; undefined for any other text. */
export function asPermitHost(raw: string): Permit["host"] | undefined {
  return raw === "any" ? raw : asSha256(raw);
}

/** FORMAT 12.2: the fields of a permit, in their order, one a line. */
const permitCodec = object<Permit>(
  {
    schema: text("not-a-permit", (raw) => (raw === "gobundle/permit/1" ? raw : undefined)),
    host: text("not-a-host", asPermitHost),
    name: bundleName,
    sequence: integer("not-a-sequence", 1, Number.MAX_SAFE_INTEGER),
    identity: sha256Hex,
    issued: instant,
    until: instant,
    reason: { optional: label },
  },
  { lined: true },
);

/**
 * Checks the signature as that of a bundle is checked, and then reads the permit (FORMAT 12.1).
 * Faults (3): those of `proveSigners`; permit-invalid with all problems.
 */
export function authenticatePermit(files: PermitFiles, trust: TrustState): TrustedPermit {
  const signers: readonly ProvenSigner[] = proveSigners(files.permit, files.signature, trust);
  return { permit: decodePermit(files.permit), sha256: sha256(files.permit), signers } as TrustedPermit;
}

/** The one text of a permit: what is signed. */
export function encodePermit(permit: Permit): Uint8Array {
  return writeCanonical(permit, permitCodec);
}

/** Fault permit-invalid (3). Whether anybody signed these bytes is not asked here. */
export function decodePermit(bytes: Uint8Array): Permit {
  const problems = new Problems();
  const permit = readCanonical(bytes, permitCodec, MAX_PERMIT_BYTES, problems);
  if (permit !== undefined) findContradictions(permit, problems);
  if (permit === undefined || problems.count > 0) {
    throw new Fault("permit-invalid", { problems: problems.named });
  }
  return permit;
}

function findContradictions({ issued, until, unknown = {} }: Permit, problems: Problems): void {
  if (Date.parse(until) <= Date.parse(issued)) problems.add("not-after-issued", "until"); // FORMAT 12.3
  // FORMAT 12.4: what a reader does not know may be a limit.
  for (const name of Object.keys(unknown)) problems.add(`unknown ${name}`);
}
