import type { Member } from "../bundle/manifest/manifest.ts";
import type { TrustedPermit } from "../bundle/permit.ts";
import type { TrustedManifest } from "../bundle/trust.ts";
import type { ProvenLog } from "../payload/sumdb-tree.ts";
import type { Destiny, FileSum, Media, MediaDoor } from "../ports/media.ts";
import type { Reporter } from "../ports/reporter.ts";
import { checkDepths, depthsOf } from "./depth.ts";
import { GoSignatures } from "./go-signatures.ts";
import { askHost, type HostQuestion } from "./host-question.ts";
import { logDestiny, proveLogs } from "./log-proofs.ts";
import { type Demands, openTrusted } from "./open-trusted.ts";
import { ageInDays, warnNearEnd } from "./validity.ts";

/** What `verify` is asked to do. */
export interface VerifyRequest extends Demands, HostQuestion {
  /** Also inflate every zip and archive and recompute the digests of what is inside. */
  readonly deep: boolean;
  /** Also digest the bundle as a whole, where it is one file: for the transfer sheet. */
  readonly sum?: boolean;
}

/** A bundle of which every byte was found right. */
export interface Verified {
  readonly trusted: TrustedManifest;
  /** Where this host takes it by a permit alone. */
  readonly permit: TrustedPermit | undefined;
  /** Whole days since it was made. */
  readonly age: number | undefined;
  readonly form: Media["form"];
  readonly file: FileSum | undefined;
  /** Checksum databases whose records were proven. */
  readonly logs: readonly ProvenLog[];
}

/**
 * `verify`: open, authenticate, receive into nothing. Changes nothing.
 * Faults: those of `openTrusted`, `askHost` and Media.pass, of the log proofs, and with `deep` tree-mismatch and those of payloads (3).
 */
export async function verifyMedia(
  door: MediaDoor,
  path: string,
  request: VerifyRequest,
  reporter: Reporter,
): Promise<Verified> {
  reporter.stage("authenticate", path);
  const { media, trusted } = await openTrusted(door, path, request, reporter);
  try {
    const permit = askHost(trusted, request);
    if (permit === undefined) warnNearEnd(trusted, reporter);
    if (media.ignored.length > 0) reporter.warn("folder-ignored", { names: media.ignored });
    reporter.stage("receive", path);
    const logs = await checkMembers(media, trusted, request.deep, reporter);
    const file = request.sum === true ? await media.digest?.() : undefined;
    return {
      trusted,
      permit,
      age: ageInDays(trusted.manifest, trusted.judgedAt),
      form: media.form,
      file,
      logs,
    };
  } finally {
    media.close();
  }
}

/** Every member of an authenticated bundle, and what the signed `h1:` values rest on. */
async function checkMembers(
  media: Media,
  { manifest }: TrustedManifest,
  deep: boolean,
  reporter: Reporter,
): Promise<readonly ProvenLog[]> {
  const depthOf = deep ? depthsOf(manifest) : () => undefined;
  const signatures = new GoSignatures(manifest);
  const destiny = (member: Member): Destiny => {
    const kept = signatures.destiny(member) ?? logDestiny(member);
    if (kept !== undefined) return kept;
    const as = depthOf(member);
    const trailed = signatures.trailedOf(member);
    return as === undefined ? { do: "check", ...trailed } : { do: "deepen", as, ...trailed };
  };
  const passed = await media.pass(manifest, destiny, (bytes, total) =>
    reporter.progress(bytes, total, "bytes"),
  );
  signatures.check(passed);
  checkDepths(manifest, passed);
  return proveLogs(manifest, passed);
}
