import type { Sha256 } from "../bundle/digest.ts";
import { authenticate, type TrustedManifest, type TrustState } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import type { Media, MediaDoor } from "../ports/media.ts";
import type { Reporter } from "../ports/reporter.ts";
import { doubtFacts } from "./clock-doubt.ts";

/** Whom to believe, and what else is asked of a bundle before its members are looked at. */
export interface Demands {
  readonly trust: TrustState;
  /** Only exactly this bundle will do. */
  readonly identity?: Sha256 | undefined;
}

/** An open bundle whose manifest has been authenticated; its members are still to be checked. */
export interface Opened {
  readonly media: Media;
  readonly trusted: TrustedManifest;
}

/**
 * Opens a bundle and proves its manifest; whoever takes it closes the media. Warning clock-doubtful.
 * Faults: those of MediaDoor.open and `authenticate`, identity-mismatch (3).
 */
export async function openTrusted(
  door: MediaDoor,
  path: string,
  demands: Demands,
  reporter: Reporter,
): Promise<Opened> {
  const media = await door.open(path);
  try {
    warnDoubt(demands.trust, reporter);
    const trusted = authenticate(media, demands.trust);
    refuseOther(trusted, demands.identity);
    return { media, trusted };
  } catch (error) {
    media.close();
    throw error;
  }
}

/** Said before the verdict: a signer may be refused for nothing but the clock. */
function warnDoubt({ doubt }: TrustState, reporter: Reporter): void {
  if (doubt !== undefined) reporter.warn("clock-doubtful", doubtFacts(doubt));
}

function refuseOther({ identity: got }: TrustedManifest, want: Sha256 | undefined): void {
  if (want !== undefined && want !== got) throw new Fault("identity-mismatch", { want, got });
}
