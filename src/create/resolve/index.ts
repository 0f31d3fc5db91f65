import type { GoVersion } from "../../golang/version.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Order } from "../order.ts";
import { outputFolder } from "../output-path.ts";
import { type App, resolveApps } from "./app.ts";
import { type GoNeed, goNeeds } from "./go-needs.ts";
import { type Guests, resolveGuests } from "./guests.ts";
import { resolveInputs } from "./inputs.ts";
import { resolveName } from "./name.ts";
import { resolveTargets } from "./target.ts";
import { type NamedTool, resolveTools } from "./tools.ts";
import { resolveVersions, type VersionIndex } from "./versions.ts";

/** What the bundle will be, before anything large is fetched. */
export interface Plan extends Guests {
  readonly name: string;
  /** Exact releases, the default of the host first. */
  readonly versions: readonly GoVersion[];
  readonly targets: readonly string[];
  readonly apps: readonly App[];
  /** Why the apps are built with the Go that they are built with. */
  readonly needs: readonly GoNeed[];
  readonly tools: readonly NamedTool[];
}

/** Everything that can be refused early is refused here. Faults (2) of versions, apps, targets, name, output and inputs. */
export async function resolvePlan(
  order: Order,
  index: VersionIndex,
  ports: { readonly scratch: Scratch; readonly reporter: Reporter },
): Promise<Plan> {
  const targets = resolveTargets(order.targets);
  const tools = resolveTools(order.tools);
  const versions = await resolveVersions(order.go, order.offline, index, ports.reporter);
  const apps = resolveApps(order.vendor, versions, order, ports.scratch);
  const guests = resolveGuests(order.modules, versions, order, ports.scratch);
  const name = resolveName(order.name, apps);
  outputFolder(order, name, ports.scratch);
  resolveInputs(order, targets, ports.scratch);
  return {
    name,
    versions,
    targets,
    apps,
    tools,
    ...guests,
    needs: goNeeds(apps, versions, ports.reporter),
  };
}
