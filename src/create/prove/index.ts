import { join } from "node:path";
import type { Proof, ProofStrength } from "../../bundle/proof.ts";
import { Fault } from "../../fault.ts";
import type { Contents } from "../assemble/index.ts";
import type { Order } from "../order.ts";
import type { Tools } from "../tools.ts";
import { type AppProof, proveApp } from "./app-proof.ts";
import type { Candidate } from "./app-trials.ts";
import { furnish } from "./room.ts";

/**
 * Builds every app offline from the bytes that are about to be signed, with the carried Go. Faults: no-namespace,
 * app-does-not-build, tree-incomplete (1).
 */
export async function prove(
  contents: Contents,
  targets: readonly string[],
  order: Order,
  room: string,
  tools: Tools,
): Promise<Proof> {
  const { apps } = contents;
  if (!order.proof.run) tools.reporter.warn("proof-skipped");
  if (!order.proof.run || apps.length === 0)
    return together(
      "none",
      apps.map(({ app }) => [app.name, NOTHING]),
    );
  const strength = strengthHere(order, tools);
  const furnished = await furnish(contents, join(room, "proof"), tools);
  const ports = { ...tools, room: furnished, strength, machine: order.machine, tests: order.proof.tests };
  const proven: [string, AppProof][] = [];
  for (const { app, vendor } of apps) {
    const goroot = (await contents.goods.machine.get(app.go)?.goroot()) ?? "";
    const candidate: Candidate = {
      name: app.name,
      vendored: vendor !== undefined,
      subject: { go: app.go, goroot },
      selection: { packages: app.packages, tags: order.tags },
      source: app.source,
    };
    proven.push([app.name, await proveApp(candidate, targets, ports)]);
  }
  return together(strength, proven);
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
