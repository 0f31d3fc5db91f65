import type { Sha256 } from "../../bundle/digest.ts";
import { instantOf } from "../../bundle/fields.ts";
import { decodeManifest, encodeManifest, identityOf, type Manifest } from "../../bundle/manifest.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Signer } from "../../ports/signer.ts";
import type { Piece } from "../assemble/piece.ts";
import type { Drafted } from "./draft.ts";
import { contentOf, type Earlier } from "./history.ts";

/** A bundle of which only the bytes of its members are still to be put behind its head. */
export interface Sealed {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly identity: Sha256;
  /** Where the bytes of each member are, in manifest order. */
  readonly contents: readonly Piece["content"][];
}

export interface Numbering {
  readonly sequence?: number;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly epoch?: number;
}

/**
 * Gives number and time, and signs. What says the same as the newest bundle of the name takes over both: nothing changed,
 * nothing new (FORMAT 2.2: the identity then is the same).
 */
export function seal(
  { draft, contents }: Drafted,
  earlier: Earlier | undefined,
  numbering: Numbering,
  signer: Signer,
  ports: { readonly clock: Clock; readonly reporter: Reporter },
): Sealed {
  const same = earlier !== undefined && earlier.content === contentOf(draft) ? earlier : undefined;
  const sequence = numbering.sequence ?? same?.sequence ?? (earlier?.sequence ?? 0) + 1;
  if (earlier === undefined && numbering.sequence === undefined) {
    ports.reporter.warn("no-history", { name: draft.name, sequence });
  }
  const now = numbering.epoch ?? Math.floor(ports.clock.now().getTime() / 1000);
  const kept = numbering.epoch === undefined && same?.sequence === sequence ? same.created : undefined;
  const manifest: Manifest = { ...draft, sequence, created: kept ?? instantOf(now) };
  const bytes = encodeManifest(manifest);
  decodeManifest(bytes); // what a reader would refuse is not signed
  return {
    manifest,
    bytes,
    signature: signer.sign(bytes, signingTime(manifest, signer)),
    identity: identityOf(bytes),
    contents,
  };
}

/** The time of making, so that the same bundle gets the same signature; never before the certificate began. */
function signingTime({ created }: Manifest, { certificate }: Signer): Date {
  return new Date(Math.max(Date.parse(created), certificate.notBefore.getTime()));
}
