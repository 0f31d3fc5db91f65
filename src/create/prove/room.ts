import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import type { Contents } from "../assemble/index.ts";
import { vendorPlace } from "../assemble/staged-app.ts";

/** What the isolated side will have of an app, laid out from the members' bytes. */
export interface ProofRoom {
  /** The module tree. */
  readonly modules: string;
  /** By app: its tree as carried, with vendor/. */
  readonly vendored: (app: string) => string;
  /** By app: the same without vendor/. */
  readonly bare: (app: string) => string;
  /** By app: one more, for commands that change go.sum. */
  readonly graph: (app: string) => string;
  /** GOSUMDB and GONOSUMDB as on the host: the carried database speaks for all that it has a record of. */
  readonly checking: Readonly<Record<string, string>>;
  /** HOME, caches and programs of the proof: empty at first. */
  readonly own: string;
}

/** So many files are laid out between two looks at the signal. */
const HEEDING = 50;

/** One file of the room, and the signed digest that it must have. */
interface Placed {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Lays out the apps and the module tree from the bytes of their members, and reads all of it back: what is proven is what
 * will be signed. Fault source-mismatch where a file is not what was measured.
 */
export async function furnish(
  contents: Contents,
  root: string,
  ports: { readonly scratch: Scratch; readonly work: Work; readonly interrupted: AbortSignal },
): Promise<ProofRoom> {
  const room: ProofRoom = {
    modules: join(root, "modules"),
    vendored: (app) => join(root, "vendored", app),
    bare: (app) => join(root, "bare", app),
    graph: (app) => join(root, "graph", app),
    own: join(root, "own"),
    checking: checkingOf(contents),
  };
  ports.scratch.makeFolder(room.own);
  ports.scratch.makeFolder(room.modules);
  const vendors = new Map(contents.apps.map(({ app }) => [app.name, `${vendorPlace(app)}/`]));
  const placed: Placed[] = [];
  for (const { component, members } of contents.measured) {
    for (const { member, content } of members) {
      for (const path of placesOf(component.kind, member.path, room, vendors)) {
        if ("bytes" in content) ports.scratch.write(path, content.bytes);
        else ports.scratch.copy(content.file, path, member.executable === true);
        placed.push({ path, sha256: member.sha256 });
        if (placed.length % HEEDING === 0) await heed(ports.interrupted);
      }
    }
  }
  await readBack(placed, ports.work);
  return room;
}

/** What the go command asks which database about; nothing where none is carried. */
function checkingOf({ measured, database }: Pick<Contents, "measured" | "database">): Record<string, string> {
  if (database === undefined) return { GOSUMDB: "off" };
  const unlogged = measured.flatMap(({ component }) =>
    component.kind === "modules" && component.path !== undefined && component.log === undefined
      ? [component.path]
      : [],
  );
  return { GOSUMDB: database.keyText, GONOSUMDB: [...new Set(unlogged)].join(",") };
}

/** Lets a signal through, which calls that do not wait would hold up until the last file. */
async function heed(interrupted: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => setImmediate(resolve));
  interrupted.throwIfAborted();
}

/** Where a member's bytes go: nowhere, into the tree, or into the copies of its app. */
function placesOf(
  kind: string,
  path: string,
  room: ProofRoom,
  vendors: ReadonlyMap<string, string>,
): string[] {
  if (kind === "modules") return [join(room.modules, path.slice("modules/".length))];
  const [, app, name] = kind === "app" ? (/^apps\/([^/]+)\/(.+)$/.exec(path) ?? []) : [];
  if (app === undefined || name === undefined) return [];
  const whole = join(room.vendored(app), name);
  return name.startsWith(vendors.get(app) ?? "vendor/")
    ? [whole]
    : [whole, join(room.bare(app), name), join(room.graph(app), name)];
}

async function readBack(placed: readonly Placed[], work: Work): Promise<void> {
  const digests = await work.digestFiles(placed.map(({ path }) => path));
  for (const [i, { path, sha256: want }] of placed.entries()) {
    const got = digests[i]?.sha256 ?? "";
    if (got !== want) throw new Fault("source-mismatch", { what: path, want, got });
  }
}
