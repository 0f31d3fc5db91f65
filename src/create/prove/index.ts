import { join } from "node:path";
import type { Proof, ProofRun, ProofStrength } from "../../bundle/manifest/proof.ts";
import { Fault } from "../../fault.ts";
import { compareGo } from "../../golang/version.ts";
import type { Contents } from "../assemble/index.ts";
import type { StagedApp } from "../assemble/staged-app.ts";
import type { BuiltTool } from "../assemble/tool-part.ts";
import type { Order } from "../order.ts";
import { canRead } from "../resolve/app.ts";
import type { Tools } from "../tools.ts";
import { type AppProof, proveApp } from "./app-proof.ts";
import type { Candidate } from "./app-runs.ts";
import { type GraphProofPorts, proveGraph } from "./graph-proof.ts";
import { furnish } from "./room.ts";
import { proveToolInstall } from "./tool-proof.ts";
import { proveWished } from "./wished-proof.ts";

/**
 * Runs the commands of every module graph, builds every app and installs every tool that can be, offline from the bytes that
 * are about to be signed, with the carried Go. Faults: no-namespace, tree-incomplete, app-does-not-build, tool-differs (1).
 */
export async function prove(
  contents: Contents,
  targets: readonly string[],
  order: Order,
  room: string,
  machine: Tools,
): Promise<Proof> {
  const { apps, guests, wished, goods } = contents;
  const tools = installable(contents);
  if (!order.proof.run) machine.reporter.warn("proof-skipped");
  if (!order.proof.run || apps.length + guests.length + wished.length + tools.length === 0)
    return together(
      "none",
      apps.map(({ app }) => [app.name, NOTHING]),
    );
  const strength = strengthHere(order, machine);
  const furnished = await furnish(contents, join(room, "proof"), machine);
  const ports = { ...machine, room: furnished, strength, machine: order.machine, tests: order.proof.tests };
  const target = targets[0] ?? order.machine;
  await proveModules(contents, target, ports);
  const proven: [string, AppProof][] = [];
  for (const staged of apps) {
    const { app, vendor } = staged;
    const runs = await graphRuns(staged, contents, target, furnished.graph(app.name), ports);
    const goroot = (await goods.machine.get(app.go)?.goroot()) ?? "";
    const candidate: Candidate = {
      name: app.name,
      vendored: vendor !== undefined,
      subject: { go: app.go, goroot },
      selection: { packages: app.packages, tags: order.tags },
      source: app.source,
    };
    const proof = await proveApp(candidate, targets, ports);
    proven.push([app.name, { ...proof, runs: [...runs, ...proof.runs] }]);
  }
  const runs: ProofRun[] = [];
  for (const tool of tools)
    runs.push(await proveToolInstall(tool, { ...ports, cache: contents.tools.cache }));
  const proof = together(strength, proven);
  return { ...proof, runs: [...proof.runs, ...runs] };
}

/** Tools that the isolated side can install itself: a Go that travels has built them. */
function installable({ tools, goods }: Contents): readonly BuiltTool[] {
  const carried = new Set(goods.carried.map(({ version }) => version));
  return tools.tools.filter(({ go }) => carried.has(go));
}

/** What is carried without an app: it is shown like the rest, and the manifest has no entry for it. */
async function proveModules(contents: Contents, target: string, ports: GraphProofPorts): Promise<void> {
  const { guests, wished, goods } = contents;
  for (const staged of guests) {
    const dir = join(ports.room.own, "guests", staged.app.name);
    for (const { name } of staged.files) ports.scratch.copy(join(staged.dir, name), join(dir, name), false);
    await graphRuns(staged, contents, target, dir, ports);
  }
  const newest = [...goods.machine.keys()].toSorted(compareGo).at(-1);
  const goroot = newest && (await goods.machine.get(newest)?.goroot());
  if (newest === undefined || goroot === undefined) return;
  for (const module of wished) await proveWished(module, { version: newest, goroot }, target, ports);
}

/** The graph's commands with every Go of the bundle that runs here and takes the go.mod, the app's own first. */
async function graphRuns(
  staged: StagedApp,
  { goods: { machine } }: Contents,
  target: string,
  dir: string,
  ports: GraphProofPorts,
): Promise<ProofRun[]> {
  const { app } = staged;
  const own = app.go;
  const others = [...machine.keys()].filter((go) => go !== own && canRead(app, go));
  const runs: ProofRun[] = [];
  for (const go of [own, ...others]) {
    const goroot = (await machine.get(go)?.goroot()) ?? "";
    runs.push(...(await proveGraph({ staged, go, goroot, own: go === own }, target, dir, ports)));
  }
  return runs;
}

const NOTHING: AppProof = { runs: [], holds: [], programs: [] };
function strengthHere({ proof }: Order, { processes, reporter }: Tools): ProofStrength {
  if (processes.isolation() !== undefined) return "namespace";
  if (!proof.allowWeak) throw new Fault("no-namespace");
  reporter.warn("proof-weak");
  return "weak";
}

function together(strength: ProofStrength, proven: readonly (readonly [string, AppProof])[]): Proof {
  return {
    strength,
    runs: proven.flatMap(([, { runs }]) => runs),
    holds: Object.fromEntries(proven.map(([app, { holds }]) => [app, holds])),
    programs: proven.flatMap(([, { programs }]) => programs),
  };
}
