import { Fault } from "../../fault.ts";
import { MAX_COMPONENTS, MAX_MANIFEST_BYTES, MAX_MEMBERS } from "../../limits.ts";
import { type Sha256, sha256 } from "../digest.ts";
import { listNumber } from "../revocation-list.ts";
import type { StatedRevocations } from "../revocations.ts";
import { readCanonical, writeCanonical } from "./canonical.ts";
import type { Component, Unknown } from "./component.ts";
import { componentCodec } from "./component-codec.ts";
import { findContradictions } from "./consistency.ts";
import { type Codec, integer, list, object, oneOf } from "./decode.ts";
import {
  bundleName,
  byteCount,
  fieldName,
  instant,
  label,
  logName,
  secondsOf,
  sha256Hex,
  target,
} from "./fields.ts";
import { type Member, memberCodec } from "./member.ts";
import { Problems } from "./problems.ts";
import { type Proof, proofCodec } from "./proof.ts";

export type { Member } from "./member.ts";

/** A checksum database other than sum.golang.org whose key the bundle states (`name+hash+key`). */
export interface StatedLog extends Unknown {
  readonly name: string;
  readonly key: string;
}

/** The list that names every byte of a bundle. */
export interface Manifest extends Unknown {
  readonly schema: "gobundle/manifest/1";
  readonly name: string;
  readonly sequence: number;
  /** RFC 3339 in UTC, whole seconds. */
  readonly created: string;
  /** The last second at which a host takes it: in the form of `created`. */
  readonly validUntil?: string;
  readonly targets: readonly string[];
  /** Names of fields that a reader must know, or refuse. */
  readonly critical: readonly string[];
  /** The list of certificates that were taken back, where the bundle carries one. */
  readonly revocations?: StatedRevocations;
  readonly logs?: readonly StatedLog[];
  readonly components: readonly Component[];
  readonly proof: Proof;
  readonly members: readonly Member[];
}

/** FORMAT 3.7: the fields of the manifest, in their order, one a line. */
const manifestCodec: Codec<Manifest> = object<Manifest>(
  {
    schema: oneOf("gobundle/manifest/1"),
    name: bundleName,
    sequence: integer("not-a-sequence", 1, Number.MAX_SAFE_INTEGER),
    created: instant,
    validUntil: { optional: instant },
    targets: list(target, { least: 1 }),
    critical: list(fieldName),
    revocations: {
      optional: object<StatedRevocations>({ number: listNumber, size: byteCount, sha256: sha256Hex }),
    },
    logs: { optional: list(object<StatedLog>({ name: logName, key: label }), { lined: true }) },
    components: list(componentCodec, { least: 1, most: MAX_COMPONENTS, lined: true }),
    proof: proofCodec,
    members: list(memberCodec, { least: 1, most: MAX_MEMBERS, lined: true }),
  },
  { lined: true },
);

/**
 * The manifest in `bytes`, exactly as stored. Throws Fault("manifest-invalid") with all `problems` (FORMAT 3.18),
 * each `place: rule`, and their `count`. Whether anybody signed these bytes is not asked here.
 */
export function decodeManifest(bytes: Uint8Array): Manifest {
  const problems = new Problems();
  const manifest = readManifest(bytes, problems);
  if (manifest === undefined || problems.count > 0) {
    throw new Fault("manifest-invalid", { problems: problems.named, count: problems.count });
  }
  return manifest;
}

/** The one text of a manifest: what is signed, stored, and compared when it is read. */
export function encodeManifest(manifest: Manifest): Uint8Array {
  return writeCanonical(manifest, manifestCodec);
}

/** FORMAT 2.2: who a bundle is. Signatures are no part of it. */
export function identityOf(manifest: Uint8Array): Sha256 {
  return sha256(manifest);
}

/** `created` in seconds since 1970: the mtime of every header. */
export function createdSeconds(manifest: Pick<Manifest, "created">): number {
  const seconds = secondsOf(manifest.created);
  if (seconds === undefined)
    throw new Fault("manifest-invalid", { problems: ["created: not-an-instant"], count: 1 });
  return seconds;
}

function readManifest(bytes: Uint8Array, problems: Problems): Manifest | undefined {
  const manifest = readCanonical(bytes, manifestCodec, MAX_MANIFEST_BYTES, problems);
  if (manifest === undefined) return undefined;
  findUnknownCritical(manifest, problems);
  findContradictions(manifest, problems);
  return manifest;
}

const KNOWN_FIELDS = new Set(manifestCodec.names);

/** FORMAT 3.17: a field that its writer calls critical is known, or the manifest is not for this reader. */
function findUnknownCritical({ critical }: Manifest, problems: Problems): void {
  for (const name of critical) if (!KNOWN_FIELDS.has(name)) problems.add(`unknown ${name}`, "critical");
}
