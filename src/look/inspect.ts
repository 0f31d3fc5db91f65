import type { Component } from "../bundle/component.ts";
import type { Sha256 } from "../bundle/digest.ts";
import type { Manifest, Member } from "../bundle/manifest.ts";
import { claim, type ProvenSigner } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { FAULTS } from "../faults.ts";
import type { ProvenLog } from "../payload/sumdb-tree.ts";
import type { Media, MediaDoor } from "../ports/media.ts";
import type { Reporter } from "../ports/reporter.ts";
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
  readonly manifest: Manifest;
  readonly identity: Sha256;
  readonly contents: readonly Inspected[];
  readonly bytes: number;
  /** Undefined: NOT VERIFIED, for the reason in `refusal`; then all the rest is what the bundle says of itself. */
  readonly verified:
    | { readonly signers: readonly ProvenSigner[]; readonly logs: readonly ProvenLog[] }
    | undefined;
  readonly refusal: Fault | undefined;
}

/**
 * `inspect`: verifies the bundle and tells what is in it; one that is refused is read as a claim by the same decoder.
 * Faults: all of `verifyMedia` that are not about trust; and manifest-invalid (3) where there is nothing to tell.
 */
export async function inspectMedia(
  door: MediaDoor,
  path: string,
  request: VerifyRequest,
  reporter: Reporter,
): Promise<Inspection> {
  try {
    const { trusted, logs, form } = await verifyMedia(door, path, request, reporter);
    const { manifest, identity, signers } = trusted;
    return {
      ...summary(manifest),
      form,
      manifest,
      identity,
      verified: { signers, logs },
      refusal: undefined,
    };
  } catch (error) {
    // A pipe cannot be asked a second time.
    if (!(error instanceof Fault) || FAULTS[error.code].exit !== 3 || path === "-") throw error;
    const { form, claimed } = await readClaim(door, path, error);
    const { manifest, identity } = claimed;
    return { ...summary(manifest), form, manifest, identity, verified: undefined, refusal: error };
  }
}

/** What a refused bundle says of itself. */
async function readClaim(door: MediaDoor, path: string, refusal: Fault) {
  try {
    const media = await door.open(path);
    media.close();
    return { form: media.form, claimed: claim(media.manifest) };
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
