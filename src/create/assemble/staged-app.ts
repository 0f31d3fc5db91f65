import { join } from "node:path";
import type { AppComponent } from "../../bundle/manifest/component.ts";
import { type GoSumLine, parseGoSum } from "../../golang/go-sum.ts";
import { CHUNK_BYTES } from "../../limits.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { TreeDigest } from "../../ports/work.ts";
import type { App } from "../resolve/app.ts";
import type { LostFiles } from "./lost-files.ts";
import type { Part, Piece } from "./piece.ts";

/** A folder of plain files, all of them digested. */
interface DigestedFolder extends TreeDigest {
  readonly dir: string;
}

/** What the commands of an app's module graph do where there is a network. */
export interface Rehearsed {
  /** Those that fail there too, `mod tidy`: the tree cannot make them work. */
  readonly failing: readonly string[];
  /** `go mod tidy` changes go.mod or go.sum. */
  readonly untidy: boolean;
}

/** An app as it will travel: the copy of its tree, without vendor/. */
export interface StagedApp extends DigestedFolder {
  readonly app: App;
  /** A fresh vendor/, where it has dependencies. */
  readonly vendor?: DigestedFolder;
  /** What vendor/ lacks, where something does. */
  readonly lost?: readonly LostFiles[];
  /** What the commands of its module graph do with a network, where they have been asked. */
  readonly rehearsed?: Rehearsed;
}

/** The component and its files, its own before those of vendor/. */
export function appPart(staged: StagedApp, tags: readonly string[]): Part {
  const { app, vendor } = staged;
  const own = piecesIn(staged, `apps/${app.name}`);
  const foreign = vendor === undefined ? [] : piecesIn(vendor, join(`apps/${app.name}`, vendorPlace(app)));
  const { module, source, goLine } = app;
  const toolchain = app.asks.find(({ word }) => word === "toolchain")?.version;
  return {
    pieces: [...own, ...foreign],
    describe: (treeH1): AppComponent => ({
      id: app.name,
      kind: "app",
      ...(module !== undefined && { module }),
      ...(source.dir !== "" && { dir: source.dir }),
      ...(goLine && { goLine }),
      ...(toolchain && { toolchainLine: toolchain }),
      packages: app.packages,
      tags,
      vendored: vendor !== undefined,
      treeH1,
    }),
  };
}

/** The place of its vendor/ in its tree: beside the go.work that is in force, else in its folder. */
export function vendorPlace({ source }: App): string {
  return join(source.workspace?.at ?? source.dir, "vendor");
}

/** Places of the files in which the go command looks up what it downloads, and of those that say what it downloads. */
export function sumFiles({ source: { dir, workspace } }: App): string[] {
  if (workspace === undefined) return [join(dir, "go.sum")];
  return [join(workspace.at, "go.work.sum"), ...workspace.uses.map((place) => join(place, "go.sum"))];
}

/** Where a go command finds an app in a copy of its tree, and the go.work that is in force there. */
export function placeIn(
  copy: string,
  { source: { dir, workspace } }: Pick<App, "source">,
): { readonly cwd: string; readonly workspace: string } {
  return { cwd: join(copy, dir), workspace: workspace ? join(copy, workspace.at, "go.work") : "off" };
}

/** The lines of its go.sum, in a workspace of all that count; none where it has no dependencies. */
export function sumsOf({ app, dir }: StagedApp, scratch: Scratch): GoSumLine[] {
  return sumFiles(app).flatMap((file) =>
    parseGoSum(Buffer.from(scratch.read(join(dir, file)) ?? []).toString("utf8")),
  );
}

/** A large file's digests by chunk are still to be made. */
function piecesIn({ dir, files }: DigestedFolder, place: string): Piece[] {
  return files.map(({ name, executable, size, sha256 }) => {
    const file = join(dir, name);
    const content = size > CHUNK_BYTES ? { file } : { file, digest: { size, sha256 } };
    return { path: `${place}/${name}`, content, executable };
  });
}
