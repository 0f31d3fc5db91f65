import type { Sha256 } from "../../bundle/digest.ts";
import { instantOf } from "../../bundle/manifest/fields.ts";
import { decodeManifest, encodeManifest, identityOf, type Manifest } from "../../bundle/manifest/manifest.ts";
import type { SignedRevocations } from "../../bundle/revocations.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Signer } from "../../ports/signer.ts";
import type { Piece } from "../assemble/piece.ts";
import type { Order } from "../order.ts";
import type { Drafted } from "./draft.ts";
import { contentOf, type Draft, type Earlier, type HistoryPorts, newestEarlier } from "./history.ts";

/** A bundle of which only the bytes of its members are still to be put behind its head. */
export interface Sealed {
  readonly manifest: Manifest;
  /** Digest of all that it says but number and time. */
  readonly content: Sha256;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly revocations: SignedRevocations | undefined;
  readonly identity: Sha256;
  /** Where the bytes of each member are, in manifest order. */
  readonly contents: readonly Piece["content"][];
}

export interface SealPorts extends HistoryPorts {
  readonly clock: Clock;
  readonly reporter: Reporter;
}

/**
 * Gives number and time, and signs. What says the same as the newest bundle of the name, and is to have no other time, takes
 * over both: nothing changed, nothing new (FORMAT 2.2: the identity then is the same). Faults: output-folder-missing, those of opening `--previous`.
 */
export async function seal(
  { draft, contents, revocations }: Drafted,
  order: Order,
  signer: Signer,
  ports: SealPorts,
): Promise<Sealed> {
  const content = contentOf(draft);
  const earlier = await newestEarlier(draft.name, order, ports);
  const manifest = numbered(draft, content, earlier, order, ports);
  const bytes = encodeManifest(manifest);
  decodeManifest(bytes); // what a reader would refuse is not signed
  return {
    manifest,
    content,
    bytes,
    signature: signer.sign(bytes, signingTime(manifest, signer)),
    revocations,
    identity: identityOf(bytes),
    contents,
  };
}

function numbered(
  draft: Draft,
  content: Sha256,
  earlier: Earlier | undefined,
  numbering: Pick<Order, "sequence" | "epoch">,
  ports: SealPorts,
): Manifest {
  const stated = numbering.epoch === undefined ? undefined : instantOf(numbering.epoch);
  const same = earlier?.content() === content && saysTime(earlier, stated) ? earlier : undefined;
  const sequence = numbering.sequence ?? same?.sequence ?? (earlier?.sequence ?? 0) + 1;
  if (earlier === undefined && numbering.sequence === undefined) {
    ports.reporter.warn("no-history", { name: draft.name, sequence });
  }
  const kept = same?.sequence === sequence ? same.created : undefined;
  const now = instantOf(Math.floor(ports.clock.now().getTime() / 1000));
  return { ...draft, sequence, created: kept ?? stated ?? now };
}

/** With another time it would be another bundle under the same number, which every host refuses. */
function saysTime({ created }: Earlier, stated: string | undefined): boolean {
  return stated === undefined || stated === created;
}

/** The time of making, so that the same bundle gets the same signature; never before the certificate began. */
function signingTime({ created }: Manifest, { certificate }: Signer): Date {
  return new Date(Math.max(Date.parse(created), certificate.notBefore.getTime()));
}
