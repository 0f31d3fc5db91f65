import type { Order } from "./order.ts";
import { outputPath } from "./output-path.ts";
import type { GoNeed } from "./resolve/go-needs.ts";
import { resolvePlan } from "./resolve/index.ts";
import { asTyped } from "./resolve/tools.ts";
import { newestEarlier } from "./seal/history.ts";
import { fileNameOf } from "./sources/distribution.ts";
import { Supply } from "./sources/index.ts";
import type { Tools } from "./tools.ts";
import { refuseOver } from "./valid-until.ts";

/** What `create` would make, as far as it can be said without fetching anything. */
export interface Planned {
  readonly file: string;
  readonly name: string;
  /** Its number, unless it turns out to say the same as the last one. */
  readonly sequence: number;
  /** Of the Go distributions, as their sources state them; nothing of what no source that was reached states. */
  readonly bytes: number;
  readonly components: readonly string[];
  readonly needs: readonly GoNeed[];
  /** Files that would be fetched. */
  readonly fetches: readonly string[];
}

/** The plan of a dry run: nothing is written, and only indexes and sizes are asked for. Faults of resolving. */
export async function planBundle(order: Order, tools: Tools): Promise<Planned> {
  const { scratch } = tools;
  refuseOver(order, tools.clock);
  const supply = await Supply.open(
    order,
    { ...tools, scratch: { ...scratch, write: () => {} } },
    order.cache,
  );
  const {
    name,
    versions,
    targets,
    apps,
    tools: programs,
    needs,
  } = await resolvePlan(order, supply.index, tools);
  const wanted = versions.flatMap((version) => targets.map((target) => ({ version, target })));
  const sizes = await Promise.all(wanted.map((one) => supply.sizeOf(one)));
  const earlier = await newestEarlier(name, order, tools);
  const sequence = order.sequence ?? (earlier?.sequence ?? 0) + 1;
  return {
    file: outputPath(order, { name, sequence }, scratch),
    name,
    sequence,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    components: [
      ...wanted.map(({ version, target }) => `go${version}.${target.replace("/", "-")}`),
      ...apps.map((app) => app.name),
      ...programs.map(asTyped),
    ],
    needs,
    fetches: wanted.filter((_, i) => sizes[i]?.remote).map((one) => fileNameOf(one, "module")),
  };
}
