import { type Composition, composeRelease } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import type { Plan } from "../transaction/plan.ts";
import { run } from "../transaction/run.ts";
import { actorFor } from "./actor.ts";
import { audit } from "./audit.ts";
import { changing } from "./changing.ts";
import { type Installation, liveRelease, readInstallation } from "./installation.ts";
import type { Isolated, Mode } from "./isolated.ts";
import { keptHeads, makeRelease } from "./make-release.ts";
import { liveBundles } from "./next-release.ts";
import { planRemoval } from "./plan-removal.ts";
import { liveRef, nextNumber, planSwitch } from "./plan-switch.ts";
import { checkCurrent, checkRoot, checkUser } from "./root.ts";
import { scriptSteps } from "./scripts.ts";
import { keptProxy } from "./zone-proxy.ts";

export interface UninstallRequest {
  /** Names of bundles; none: all that apply ever put on the host. */
  readonly names: readonly string[];
  /** Also trust state and audit log. */
  readonly purge: boolean;
  /** Whether install scripts run. */
  readonly scripts: boolean;
  readonly mode: Mode;
}

export interface Uninstalled {
  readonly changed: boolean;
  readonly release: number | "none";
  readonly plan: Plan | undefined;
  /** Files under the root that apply did not put there. */
  readonly residue: readonly string[];
  /** What stays on purpose. */
  readonly kept: readonly string[];
}

/**
 * `uninstall`: everything from the ledger, or a release without the named bundles.
 * Faults: bundle-not-installed, purge-with-others (2), foreign-in-the-way (4), and those of the run (5, 6).
 */
export async function uninstall(request: UninstallRequest, host: Isolated): Promise<Uninstalled> {
  const { store, facts } = host;
  checkRoot(store.root);
  if (request.mode === "do") checkUser(store, facts);
  const before = readInstallation(store);
  const something = store.prepared();
  if (something) checkCurrent(store);
  checkNames(request.names, before);
  checkPurge(request, before);
  if (request.mode === "plan") return forecast(request, before, something, host);
  const done = something
    ? await changing(host, (now) => (isPartial(request.names, now) ? takeOut : removeAll)(request, now, host))
    : { ...NOTHING, kept: [] };
  return request.purge ? purge(done, host) : { ...done, kept: keptOf(host) };
}

const NOTHING = { changed: false, release: "none", plan: undefined, residue: [] } as const;

/** Fault bundle-not-installed (2). */
function checkNames(names: readonly string[], installation: Installation): void {
  const installed = liveRelease(installation)?.bundles.map(({ name }) => name) ?? [];
  const unknown = names.find((name) => !installed.includes(name));
  if (unknown !== undefined) throw new Fault("bundle-not-installed", { name: unknown, installed });
}

/** Whether bundles remain that nobody named. */
function isPartial(names: readonly string[], installation: Installation): boolean {
  return stayingNames(names, installation).length > 0;
}

function stayingNames(names: readonly string[], installation: Installation): string[] {
  if (names.length === 0) return [];
  const installed = liveRelease(installation)?.bundles.map(({ name }) => name) ?? [];
  return installed.filter((name) => !names.includes(name));
}

/** Trust belongs to all bundles: while one stays, so do its anchor and its floor. Fault purge-with-others (2). */
function checkPurge({ names, purge }: UninstallRequest, installation: Installation): void {
  const staying = stayingNames(names, installation);
  if (purge && staying.length > 0) throw new Fault("purge-with-others", { names: staying });
}

function forecast(
  request: UninstallRequest,
  now: Installation,
  something: boolean,
  host: Isolated,
): Uninstalled {
  const plan = isPartial(request.names, now)
    ? planWithout(request, now, host)
    : planRemoval(now, request, host);
  return { ...NOTHING, changed: something, plan, release: plan.to, kept: request.purge ? [] : keptOf(host) };
}

/** A new release of the bundles that stay, all of whose trees are in the store. */
async function takeOut(request: UninstallRequest, now: Installation, host: Isolated): Promise<Uninstalled> {
  const { store } = host;
  const staying = remaining(request.names, now, host);
  const names = staying.bundles.map(({ manifest }) => manifest.name);
  await makeRelease(staying, keptHeads(names, now, store), keptProxy(host), store);
  const plan = planWithout(request, now, host);
  await runPlan(plan, staying, now, host);
  note(plan, now, host);
  return { changed: true, release: plan.to, plan, residue: [], kept: [] };
}

async function removeAll(request: UninstallRequest, now: Installation, host: Isolated): Promise<Uninstalled> {
  const plan = planRemoval(now, request, host);
  host.store.stage("trash");
  const all = remaining([], now, host);
  const residue = await runPlan(plan, all, now, host);
  if (!request.purge) note(plan, now, host);
  return { changed: true, release: "none", plan, residue, kept: [] };
}

async function runPlan(
  plan: Plan,
  checked: Composition,
  now: Installation,
  host: Isolated,
): Promise<readonly string[]> {
  const { store, reporter, interrupted } = host;
  const scripts = remaining([], now, host);
  reporter.stage("switch");
  const goproxy = keptProxy(host);
  const acting = { scripts, checked, goproxy, previous: plan.from, prove: false };
  const undoing = () => reporter.stage("undo");
  return await run(plan, { store, actor: actorFor(acting, host), interrupted, undoing });
}

function note(plan: Plan, now: Installation, host: Isolated): void {
  const bundles = liveRelease(now)?.bundles ?? [];
  if (bundles.length === 0) return;
  host.reporter.stage("record");
  audit({ verb: "uninstall", bundles, from: plan.from, to: plan.to, result: "done", exit: 0 }, host);
}

/** The live release without the named bundles. */
function remaining(names: readonly string[], now: Installation, { store, facts }: Isolated): Composition {
  const bundles = liveBundles(now, store).filter(({ manifest }) => !names.includes(manifest.name));
  return composeRelease(bundles, undefined, facts.target);
}

function planWithout(
  { names, scripts: run }: Pick<UninstallRequest, "names" | "scripts">,
  now: Installation,
  host: Isolated,
): Plan {
  const { store, clock } = host;
  const live = liveRelease(now)?.bundles ?? [];
  const release = nextNumber(now, store);
  const next = {
    verb: "uninstall",
    composition: remaining(names, now, host),
    record: {
      release,
      made: clock.now().toISOString(),
      bundles: live.filter(({ name }) => !names.includes(name)),
      goproxy: keptProxy(host),
    },
    staged: [],
    logs: undefined,
    installer: undefined,
    scripts: [],
    integrate: store.standard || now.ledger.length > 0,
  };
  const { plan } = planSwitch(next, now, store);
  const from = liveRef(now);
  const all = remaining([], now, host);
  const scripts = from === "none" || !run ? [] : scriptSteps(all, "post-uninstall", from, names);
  return { ...plan, steps: [...plan.steps, ...scripts] };
}

/** Trust state and audit log go last, when the bundles are gone. */
function purge(done: Uninstalled, host: Isolated): Uninstalled {
  const { store, trust } = host;
  const trusted = trust.anchors().length > 0 || trust.floors().length > 0 || trust.revocations().length > 0;
  const logged = keptOf(host).length > 0;
  try {
    trust.purge();
    store.purgeAudit();
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    throw new Fault(thrown.code, thrown.facts, { cause: thrown, state: "partly-done" });
  }
  return { ...done, changed: done.changed || trusted || logged };
}

function keptOf({ store }: Isolated): string[] {
  return store.look(store.auditLog).kind === "file" ? [store.auditLog] : [];
}
