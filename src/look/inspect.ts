import type { Sha256 } from "../bundle/digest.ts";
import type { Component } from "../bundle/manifest/component.ts";
import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import { claim, type ProvenSigner, type TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { FAULTS, type FaultCode } from "../faults.ts";
import type { ProvenLog } from "../payload/sumdb-tree.ts";
import type { FileSum, Media, MediaDoor } from "../ports/media.ts";
import type { Reporter } from "../ports/reporter.ts";
import { askHost } from "./host-question.ts";
import { ageInDays } from "./validity.ts";
import { type VerifyRequest, verifyMedia } from "./verify.ts";

/** A component with what its members add up to. */
export interface Inspected {
  readonly component: Component;
  readonly members: readonly Member[];
  readonly bytes: number;
}

/** What is in a bundle, and whether any of it can be relied on. */
export interface Inspection {
  readonly form: Media["form"];
  /** Of the bundle as a whole, where it is one file and `sum` was asked for. */
  readonly file: FileSum | undefined;
  readonly manifest: Manifest;
  readonly identity: Sha256;
  readonly contents: readonly Inspected[];
  readonly bytes: number;
  /** Whole days since it was made. */
  readonly age: number | undefined;
  /** Undefined: NOT VERIFIED, for the reason in `refusal`; then all the rest is what the bundle says of itself. */
  readonly verified:
    | { readonly signers: readonly ProvenSigner[]; readonly logs: readonly ProvenLog[] }
    | undefined;
  readonly refusal: Fault | undefined;
}

/**
 * `inspect`: verifies the bundle and tells what is in it; one that is refused is read as a claim by the same decoder.
 * Faults: all of `verifyMedia` that are not about trust, and a warning in place of what this host would refuse it for; and manifest-invalid (3) where there is nothing to tell.
 */
export async function inspectMedia(
  door: MediaDoor,
  path: string,
  request: VerifyRequest,
  reporter: Reporter,
): Promise<Inspection> {
  try {
    // What this host accepts is another question than what the bundle is: it is answered in a warning.
    const verified = await verifyMedia(door, path, { ...request, floor: undefined }, reporter);
    const { trusted, logs, form, file, age } = verified;
    const { manifest, identity, signers } = trusted;
    warnOfHost(trusted, request, reporter);
    return {
      ...summary(manifest),
      form,
      file,
      manifest,
      identity,
      age,
      verified: { signers, logs },
      refusal: undefined,
    };
  } catch (error) {
    // A pipe cannot be asked a second time.
    if (!(error instanceof Fault) || FAULTS[error.code].exit !== 3 || path === "-") throw error;
    const { form, file, claimed } = await readClaim(door, path, request, error);
    const { manifest, identity } = claimed;
    const age = ageInDays(manifest, request.trust.now);
    return { ...summary(manifest), form, file, manifest, identity, age, verified: undefined, refusal: error };
  }
}

/** What this host would refuse the bundle for; the same bundle is good elsewhere. */
const HERE = {
  "floor-under": "floor-here",
  "same-sequence": "twin-here",
  "bundle-expired": "expired-here",
  "policy-refused": "policy-here",
} as const satisfies Partial<Record<FaultCode, FaultCode>>;

/** Warnings floor-here, twin-here, expired-here, policy-here. */
function warnOfHost(trusted: TrustedManifest, request: VerifyRequest, reporter: Reporter): void {
  try {
    askHost(trusted, request);
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const { code, facts } = thrown;
    if (!isOfHost(code)) throw thrown;
    reporter.warn(HERE[code], facts);
  }
}

function isOfHost(code: FaultCode): code is keyof typeof HERE {
  return Object.hasOwn(HERE, code);
}

/** What a refused bundle says of itself. */
async function readClaim(door: MediaDoor, path: string, { sum }: VerifyRequest, refusal: Fault) {
  try {
    const media = await door.open(path);
    try {
      const file = sum === true ? await media.digest?.() : undefined;
      return { form: media.form, file, claimed: claim(media.manifest) };
    } finally {
      media.close();
    }
  } catch {
    throw refusal;
  }
}

function summary({ components, members }: Manifest): Pick<Inspection, "contents" | "bytes"> {
  const groups = Map.groupBy(members, (member) => member.component);
  const contents = components.map((component) => {
    const own = groups.get(component.id) ?? [];
    return { component, members: own, bytes: sizeOf(own) };
  });
  return { contents, bytes: sizeOf(members) };
}

function sizeOf(members: readonly Member[]): number {
  return members.reduce((sum, { size }) => sum + size, 0);
}
