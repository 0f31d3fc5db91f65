import { join, relative } from "node:path";
import type { Reporter } from "../../ports/reporter.ts";
import type { SourceTree } from "../resolve/source-tree.ts";
import { type ListingPorts, listApp } from "./app-listing.ts";
import { isMeant } from "./glob.ts";
import { looksSecret } from "./secrets.ts";

/** What the user says about files. */
export interface Wishes {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export interface SelectionPorts extends ListingPorts {
  readonly reporter: Reporter;
  /** The files that the build names in a folder, relative to it: asked only where git keeps something out at all. */
  readonly needed: (folder: string) => Promise<readonly string[]>;
}

/** Paths from the base of an app's tree. */
interface Paths {
  readonly paths: readonly string[];
  readonly ignored: readonly string[];
  readonly missed: readonly string[];
}

/**
 * The paths of an app's files to carry, from the base of its tree, in byte order. What git ignores stays out, but for files
 * that are included or that the build names (with a warning); what looks like a secret stays out and is named, but where
 * included. The patterns of `wishes` are read from the app's folder, and from each folder that is carried.
 */
export async function selectFiles(
  app: { readonly name: string; readonly source: SourceTree },
  wishes: Wishes,
  ports: SelectionPorts,
): Promise<readonly string[]> {
  const { paths, ignored, missed } = await listTree(app.source, ports);
  const meant = (path: string, patterns: readonly string[]) =>
    [...app.source.folders, app.source.dir].some((place) => isMeantFrom(place, path, patterns));
  const asked = ignored.filter((path) => meant(path, wishes.include));
  const all = [...new Set([...paths, ...missed, ...asked])].filter((path) => !meant(path, wishes.exclude));
  const secret = all.filter((path) => looksSecret(path) && !meant(path, wishes.include));
  const carried = all.filter((path) => !secret.includes(path)).sort(byBytes);
  const surprising = missed.filter((path) => carried.includes(path) && !asked.includes(path));
  if (secret.length > 0)
    ports.reporter.warn("secrets-left-out", { app: app.name, files: secret.sort(byBytes) });
  if (surprising.length > 0) ports.reporter.warn("ignored-carried", { app: app.name, files: surprising });
  return carried;
}

async function listTree(source: SourceTree, ports: SelectionPorts): Promise<Paths> {
  const lists = await Promise.all(source.folders.map((place) => listFolder(source, place, ports)));
  return {
    paths: [...lists.flatMap(({ paths }) => paths), ...workspaceFiles(source, ports)],
    ignored: lists.flatMap(({ ignored }) => ignored),
    missed: lists.flatMap(({ missed }) => missed),
  };
}

async function listFolder(
  { base, modules }: SourceTree,
  place: string,
  ports: SelectionPorts,
): Promise<Paths> {
  const folder = join(base, place);
  const inside = ["", ...modules.map((module) => relative(`/${place}`, `/${module}`))];
  const { paths, ignored } = await listApp(folder, inside, ports);
  const missed =
    ignored.length === 0 ? [] : (await ports.needed(folder)).filter((path) => ignored.includes(path));
  const fromBase = (names: readonly string[]) => names.map((name) => join(place, name));
  return { paths: fromBase(paths), ignored: fromBase(ignored), missed: fromBase(missed) };
}

/** The files of the workspace that is in force: people like to have git ignore them, and Go needs them all the same. */
function workspaceFiles({ base, workspace }: SourceTree, { scratch }: SelectionPorts): string[] {
  if (workspace === undefined) return [];
  const files = ["go.work", "go.work.sum"].map((name) => join(workspace.at, name));
  return files.filter((path) => scratch.look(join(base, path)) !== undefined);
}

function isMeantFrom(place: string, path: string, patterns: readonly string[]): boolean {
  const from = relative(`/${place}`, `/${path}`);
  return !from.startsWith("..") && isMeant(from, patterns);
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
