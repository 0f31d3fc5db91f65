import { join } from "node:path";
import type { ModuleVersion } from "../../golang/module.ts";
import { withoutUserinfo } from "../../golang/userinfo.ts";
import type { App } from "../resolve/app.ts";
import type { Plan } from "../resolve/index.ts";
import { copyApp } from "./app-copy.ts";
import { selectFiles } from "./app-selection.ts";
import { gorootFor } from "./bundled-go.ts";
import { findOut, type GatheredApps, type GatherPorts, recall, widen } from "./gathering.ts";
import { KeptModules } from "./kept-modules.ts";
import { neededFiles } from "./needed-files.ts";
import { RememberedFindings } from "./remembered.ts";
import type { StagedApp } from "./staged-app.ts";
import { withoutWorkspace } from "./workspace.ts";

/** What modules are gathered for. */
export type Wanting = Pick<Plan, "apps" | "guests" | "wished">;

/**
 * Copies the apps, finds out what they and the wished modules need, and proves it. What an earlier run found out about the
 * very same files is taken again, where all of it still holds. `lacking` names files that the tree turned out not to have.
 * Faults: go-sum-stale, go-failed, module-mismatch, log-*, those of copying.
 */
export async function gatherApps(
  wanting: Wanting,
  lacking: readonly string[],
  ports: GatherPorts,
): Promise<GatheredApps> {
  const { wished } = wanting;
  const apps = [...wanting.apps, ...wanting.guests];
  if (apps.length + wished.length === 0) return { apps: [], modules: [], retracted: [] };
  const staged: StagedApp[] = [];
  for (const app of apps) staged.push(await stage(app, ports));
  const kept = new KeptModules(ports.order.cache, ports.scratch, ports.order.offline);
  const remembered = new RememberedFindings(staged, decidingBesides(apps, wished, ports), {
    ...ports,
    cache: ports.order.cache,
  });
  const gathered =
    (await recall(staged, remembered, kept, ports)) ??
    (await findOut(staged, wished, remembered, kept, ports));
  return lacking.length === 0 ? gathered : widen(gathered, lacking, remembered, kept, ports);
}

/** The app's files, copied into the room and digested. */
async function stage(app: App, ports: GatherPorts): Promise<StagedApp> {
  const { scratch, processes, work, order, room } = ports;
  const own = join(room, "listing");
  const needed = async (folder: string) => {
    scratch.makeFolder(own);
    return neededFiles(processes, { goroot: await gorootFor(app.go, ports), own }, folder, order);
  };
  const dir = join(room, "apps", app.name);
  const paths = withoutWorkspace(app, await selectFiles(app, order, { ...ports, needed }), ports);
  copyApp(app, paths, dir, ports);
  return { app, dir, ...(await work.digestTree(dir)) };
}

/** What else the findings follow from: the Go that is asked, and what it is asked. */
function decidingBesides(
  apps: readonly App[],
  wished: readonly ModuleVersion[],
  { goods, order, supply }: GatherPorts,
): string[] {
  const gos = apps.map(({ go }) => goods.machine.get(go)?.goH1 ?? "");
  return [
    "findings 5",
    ...gos,
    ...apps.flatMap(({ source, packages }) => [source.dir, ...packages]),
    "tags",
    ...order.tags,
    "targets",
    ...order.targets,
    ...wished.map(({ path, version }) => `module ${path}@${version}`),
    withoutUserinfo(JSON.stringify(supply.settings)),
  ];
}
