import { join } from "node:path";
import type { AppComponent } from "../../bundle/component.ts";
import { CHUNK_BYTES } from "../../bundle/limits.ts";
import { type GoSumLine, parseGoSum } from "../../golang/go-sum.ts";
import type { Selection } from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { TreeDigest } from "../../ports/work.ts";
import type { App } from "../resolve/app.ts";
import type { Part, Piece } from "./piece.ts";

/** A folder of plain files, all of them digested. */
interface DigestedFolder extends TreeDigest {
  readonly dir: string;
}

/** An app as it will travel: the copy of its files, without vendor/. */
export interface StagedApp extends DigestedFolder {
  readonly app: App;
  /** A fresh vendor/, where it has dependencies. */
  readonly vendor?: DigestedFolder;
}

/** The component and its files, its own before those of vendor/. */
export function appPart(staged: StagedApp, selection: Selection): Part {
  const { app, vendor } = staged;
  const own = piecesIn(staged, `apps/${app.name}`);
  const foreign = vendor === undefined ? [] : piecesIn(vendor, `apps/${app.name}/vendor`);
  const { module, go } = app.goMod;
  return {
    pieces: [...own, ...foreign],
    describe: (treeH1): AppComponent => ({
      id: app.name,
      kind: "app",
      module,
      ...(go && { goLine: go }),
      packages: selection.packages,
      tags: selection.tags,
      vendored: vendor !== undefined,
      treeH1,
    }),
  };
}

/** The lines of its go.sum; none where it has no dependencies. */
export function sumsOf({ dir }: StagedApp, scratch: Scratch): GoSumLine[] {
  return parseGoSum(Buffer.from(scratch.read(join(dir, "go.sum")) ?? []).toString("utf8"));
}

/** A large file's digests by chunk are still to be made. */
function piecesIn({ dir, files }: DigestedFolder, place: string): Piece[] {
  return files.map(({ name, executable, size, sha256 }) => {
    const file = join(dir, name);
    const content = size > CHUNK_BYTES ? { file } : { file, digest: { size, sha256 } };
    return { path: `${place}/${name}`, content, executable };
  });
}
