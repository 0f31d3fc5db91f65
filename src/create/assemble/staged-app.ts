import { join } from "node:path";
import type { AppComponent } from "../../bundle/component.ts";
import { type GoSumLine, parseGoSum } from "../../golang/go-sum.ts";
import type { Selection } from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { App } from "../resolve/app.ts";
import { walk } from "./app-listing.ts";
import type { Part, Piece } from "./piece.ts";

/** An app as it will travel. */
export interface StagedApp {
  readonly app: App;
  /** The copy of its files, without vendor/. */
  readonly dir: string;
  /** A fresh vendor/, where it has dependencies. */
  readonly vendor?: string;
}

/** The component and its files, in byte order. */
export function appPart({ app, dir, vendor }: StagedApp, selection: Selection, scratch: Scratch): Part {
  const own = piecesIn(dir, `apps/${app.name}`, scratch);
  const foreign = vendor === undefined ? [] : piecesIn(vendor, `apps/${app.name}/vendor`, scratch);
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

function piecesIn(folder: string, place: string, scratch: Scratch): Piece[] {
  return walk(folder, "", scratch).map((name) => {
    const file = join(folder, name);
    return {
      path: `${place}/${name}`,
      content: { file },
      executable: scratch.look(file)?.executable === true,
    };
  });
}
