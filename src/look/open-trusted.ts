import type { Sha256 } from "../bundle/digest.ts";
import { authenticate, type TrustedManifest, type TrustState } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import type { Media, MediaDoor } from "../ports/media.ts";
import type { Floor } from "../ports/trust-store.ts";
import { checkFloor } from "./floor.ts";

/** Whom to believe, and what else is asked of a bundle before its members are looked at. */
export interface Demands {
  readonly trust: TrustState;
  /** Only exactly this bundle will do. */
  readonly identity?: Sha256 | undefined;
  /** What this host has accepted under a name. */
  readonly floor: (name: string) => Floor | undefined;
}

/** An open bundle whose manifest has been authenticated; its members are still to be checked. */
export interface Opened {
  readonly media: Media;
  readonly trusted: TrustedManifest;
}

/**
 * Opens a bundle and proves its manifest; whoever takes it closes the media.
 * Faults: those of MediaDoor.open and `authenticate`, identity-mismatch, floor-under, same-sequence (3).
 */
export async function openTrusted(door: MediaDoor, path: string, demands: Demands): Promise<Opened> {
  const media = await door.open(path);
  try {
    const trusted = authenticate(media, demands.trust);
    checkDemands(trusted, demands);
    return { media, trusted };
  } catch (error) {
    media.close();
    throw error;
  }
}

function checkDemands(trusted: TrustedManifest, demands: Demands): void {
  const { manifest, identity } = trusted;
  if (demands.identity !== undefined && identity !== demands.identity) {
    throw new Fault("identity-mismatch", { want: demands.identity, got: identity });
  }
  const floor = demands.floor(manifest.name);
  if (floor !== undefined) checkFloor(trusted, [floor]);
}
