import type { Sha256 } from "../bundle/digest.ts";
import type { TrustedManifest, TrustState } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { openTrusted } from "../look/open-trusted.ts";
import { warnNearEnd } from "../look/validity.ts";
import type { Media } from "../ports/media.ts";
import { run } from "../transaction/run.ts";
import { actorFor } from "./actor.ts";
import { auditing } from "./audit.ts";
import { changing } from "./changing.ts";
import { findMedia } from "./find-media.ts";
import { judge } from "./finding.ts";
import { type AcceptRequest, checkAllowed } from "./floor.ts";
import { type Installation, readInstallation } from "./installation.ts";
import { unlessInterrupted } from "./interruption.ts";
import type { Isolated, Mode } from "./isolated.ts";
import { makeRelease } from "./make-release.ts";
import { compose, headsOf, nextOf } from "./next-release.ts";
import { type Applied, alreadyLive, forecast, recordAccepted } from "./outcome.ts";
import { planSwitch } from "./plan-switch.ts";
import { preflight } from "./preflight.ts";
import { receive, wantedOf } from "./receive.ts";
import { lostParts, repairOnly } from "./repair.ts";
import { checkRoot, checkUser } from "./root.ts";
import type { ProxyWish } from "./zone-proxy.ts";

/** What `apply` is asked to do. */
export interface ApplyRequest extends ProxyWish, AcceptRequest {
  /** Paths as the user named them, `-` for standard input; none: the one bundle that can be found. */
  readonly media: readonly string[];
  readonly trust: TrustState;
  readonly identity: Sha256 | undefined;
  readonly mode: Mode;
  /** Also build the carried apps and compare with the signed proof. */
  readonly prove: boolean;
  /** Touch places outside of a root that is not the default. */
  readonly integrate: boolean;
}

/**
 * `apply`: each bundle in turn, a release each (a path named twice once); the first that fails ends the run, and says
 * what was applied before it.
 */
export async function applyBundles(request: ApplyRequest, host: Isolated): Promise<readonly Applied[]> {
  checkRoot(host.store.root);
  if (request.mode === "do") checkUser(host.store, host.facts);
  const applied: Applied[] = [];
  for (const path of findMedia(request.media, host.media, host.facts)) {
    try {
      applied.push(await applyBundle(path, request, host));
    } catch (thrown) {
      throw afterOthers(thrown, request.mode === "do" ? applied : []);
    }
  }
  return applied;
}

/** What a failure leaves where bundles before it were applied. */
function afterOthers(thrown: unknown, applied: readonly Applied[]): unknown {
  const done = applied.filter(({ changed }) => changed).map(({ name, sequence }) => `${name} ${sequence}`);
  if (done.length === 0 || !(thrown instanceof Fault)) return thrown;
  const { code, facts, parts } = thrown;
  const state = thrown.state === "needs-a-person" ? thrown.state : "partly-done";
  return new Fault(code, { ...facts, applied: done }, { cause: thrown, parts, state });
}

/**
 * The story of the isolated side: open, authenticate, preflight, plan, receive, switch, check, record; or undo.
 * Faults: those of `openTrusted` and `receive` (3), of the preflight (4), of the run (5, 6), trees-lost (7), lock-held (75).
 */
async function applyBundle(path: string, request: ApplyRequest, host: Isolated): Promise<Applied> {
  const { reporter, store } = host;
  reporter.stage("open", path);
  // The floor is judged below: the live bundle again is no step back.
  const { trust, identity } = request;
  const opening = openTrusted(host.media, path, { trust, identity }, reporter);
  const { media, trusted } = await unlessInterrupted(opening, host.interrupted);
  try {
    if (media.ignored.length > 0) reporter.warn("folder-ignored", { names: media.ignored });
    const before = readInstallation(store);
    const already = alreadyLive(trusted, before, request, host);
    if (already !== undefined) return already;
    const permit = checkAllowed(trusted, before, request, host);
    if (permit === undefined) warnNearEnd(trusted, reporter);

    reporter.stage("preflight");
    const wanted = wantedOf(compose(trusted, before, host), trusted, host);
    judge(preflight(trusted.manifest, wanted, host), reporter);
    if (request.mode === "plan") return forecast(trusted, wanted, before, { ...request, permit }, host);
    return await changing(host, (now) =>
      auditing("apply", trusted, now, host, () => take(media, trusted, request, now, host)),
    );
  } finally {
    media.close();
  }
}

/** Under the lock, where what the disk says now is what counts: from the first byte received to the new release. */
async function take(
  media: Media,
  trusted: TrustedManifest,
  request: ApplyRequest,
  now: Installation,
  host: Isolated,
): Promise<Applied> {
  const { reporter, store, interrupted } = host;
  const already = alreadyLive(trusted, now, request, host);
  if (already !== undefined) return already;
  const permit = checkAllowed(trusted, now, request, host);
  const composition = compose(trusted, now, host);
  const wanted = wantedOf(composition, trusted, host);

  reporter.stage("receive", media.label);
  const logs = await receive(media, trusted, wanted, host);
  const lost = lostParts(composition, wanted, store);
  if (lost.length > 0) return await repairOnly(lost, wanted, now, host);
  const next = { ...nextOf(trusted, composition, wanted, { ...request, permit }, now, host), logs };
  const { goproxy } = next.record;
  await makeRelease(composition, headsOf(media, trusted, composition, now, store), goproxy, store);

  reporter.stage("switch");
  const { plan, taken } = planSwitch(next, now, store);
  for (const place of taken) reporter.warn("link-in-the-way", place);
  const { prove } = request;
  const acting = { scripts: composition, checked: composition, goproxy, previous: plan.from, prove };
  const undoing = () => reporter.stage("undo");
  await run(plan, { store, actor: actorFor(acting, host), interrupted, undoing });

  reporter.stage("record");
  return recordAccepted(trusted, next, plan, host);
}
