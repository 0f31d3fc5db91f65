import { asSha256, type Sha256 } from "../bundle/digest.ts";
import type { SignerMark } from "../bundle/revocations.ts";
import { allValues, decodeState, encodeState, firstValue } from "./state-text.ts";

/** A bundle of a release, as its state file names it. */
export interface RecordedBundle {
  readonly name: string;
  readonly sequence: number;
  readonly identity: Sha256;
  readonly signers: readonly RecordedSigner[];
  /** Where it was taken by a permit alone. */
  readonly permit?: RecordedPermit;
}

interface RecordedPermit {
  /** Of its bytes. */
  readonly sha256: Sha256;
  /** RFC 3339 in UTC. */
  readonly until: string;
}

interface RecordedSigner extends SignerMark {
  /** RFC 4514 text. */
  readonly subject: string;
  /** RFC 3339 in UTC. */
  readonly notAfter: string;
}

/** `state/release-<n>`: what a release consists of. It exists exactly where the release was accepted. */
export interface ReleaseRecord {
  readonly release: number;
  /** RFC 3339 in UTC. */
  readonly made: string;
  /** The one applied last first. */
  readonly bundles: readonly RecordedBundle[];
  /** The zone's own module server, where its go.env names one. */
  readonly goproxy?: string | undefined;
}

/** Whether two releases hold the same bundles in the same order, which decides the default Go. */
export function holdSame(one: ReleaseRecord, other: ReleaseRecord): boolean {
  const identities = other.bundles.map(({ identity }) => identity);
  return (
    one.bundles.length === identities.length &&
    one.bundles.every(({ identity }, at) => identity === identities[at])
  );
}

export function recordName(release: number): string {
  return `release-${release}`;
}

export function encodeRelease(record: ReleaseRecord): string {
  return encodeState([
    ["release", `${record.release}`],
    ["made", record.made],
    ...(record.goproxy === undefined ? [] : [["goproxy", record.goproxy] as const]),
    ...record.bundles.map(
      ({ name, sequence, identity }) => ["bundle", `${name} ${sequence} ${identity}`] as const,
    ),
    ...record.bundles.flatMap(({ name, permit }) =>
      permit === undefined ? [] : [["permit", `${name} ${permit.sha256} ${permit.until}`] as const],
    ),
    ...record.bundles.flatMap(({ name, signers }) =>
      signers.map(
        ({ fingerprint, spki, owner, notAfter, subject }) =>
          ["signer", `${name} ${fingerprint} ${spki} ${owner} ${notAfter} ${subject}`] as const,
      ),
    ),
  ]);
}

/** Undefined where the text is not one of ours. */
export function decodeRelease(text: string): ReleaseRecord | undefined {
  const lines = decodeState(text);
  const release = Number(firstValue(lines, "release"));
  const made = firstValue(lines, "made");
  const signers = allValues(lines, "signer").map((value) => value.split(" "));
  const permits = allValues(lines, "permit").map((value) => value.split(" "));
  const bundles = allValues(lines, "bundle").map((value) => readBundle(value.split(" "), signers, permits));
  if (!Number.isSafeInteger(release) || release < 1 || made === undefined) return undefined;
  const known = bundles.filter((bundle) => bundle !== undefined);
  const goproxy = firstValue(lines, "goproxy");
  if (known.length !== bundles.length) return undefined;
  return { release, made, bundles: known, ...(goproxy !== undefined && { goproxy }) };
}

function readBundle(
  [name, sequence, digest = ""]: readonly string[],
  signers: readonly (readonly string[])[],
  permits: readonly (readonly string[])[],
): RecordedBundle | undefined {
  const identity = asSha256(digest);
  if (!name || identity === undefined || !Number.isSafeInteger(Number(sequence))) return undefined;
  const own = signers.flatMap(
    ([bundle, certificate = "", key = "", anchor = "", notAfter = "", ...words]) => {
      const [fingerprint, spki, owner] = [certificate, key, anchor].map(asSha256);
      if (bundle !== name || !fingerprint || !spki || !owner) return [];
      return [{ fingerprint, spki, owner, notAfter, subject: words.join(" ") }];
    },
  );
  const permit = readPermit(permits.find(([bundle]) => bundle === name));
  return { name, sequence: Number(sequence), identity, signers: own, ...(permit && { permit }) };
}

function readPermit([, digest = "", until = ""]: readonly string[] = []): RecordedPermit | undefined {
  const sha256 = asSha256(digest);
  return sha256 && { sha256, until };
}
