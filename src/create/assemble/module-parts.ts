import type { ModulesComponent } from "../../bundle/manifest/component.ts";
import { modulePathInTree } from "../../payload/module-tree.ts";
import type { LogTree } from "../log/client.ts";
import type { ProvenModule } from "./module-evidence.ts";
import { moduleLists } from "./module-lists.ts";
import type { Part, Piece } from "./piece.ts";

/** The components of a GOPROXY tree: its indexes, one a module version. */
export function modulesParts(modules: readonly ProvenModule[]): Part[] {
  return modules.length === 0 ? [] : [indexPart(modules), ...modules.map(versionPart)];
}

/** The files with which another reader proves what the components say of a checksum database. */
export function logPart({ name, files }: LogTree): Part {
  const id = `sumdb/${name}`;
  const pieces = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, bytes]) => piece(`${id}/${file}`, bytes));
  return { pieces, describe: (treeH1): ModulesComponent => ({ id, kind: "modules", part: "sumdb", treeH1 }) };
}

function versionPart({ module, info, mod, zip, digest, goH1, goModH1, log }: ProvenModule): Part {
  const { path, version } = module;
  const pieces: Piece[] = [
    piece(modulePathInTree(module, "info"), info),
    { ...piece(modulePathInTree(module, "mod"), mod), goH1: goModH1 },
  ];
  if (zip && goH1)
    pieces.push({
      path: `modules/${modulePathInTree(module, "zip")}`,
      content: { file: zip, ...(digest && { digest }) },
      goH1,
    });
  return {
    pieces,
    describe: (treeH1): ModulesComponent => ({
      id: `${path}@${version}`,
      kind: "modules",
      path,
      version,
      treeH1,
      ...(goH1 && { goH1 }),
      goModH1,
      ...(log && { log }),
    }),
  };
}

function indexPart(modules: readonly ProvenModule[]): Part {
  return {
    pieces: moduleLists(modules).map(({ name, bytes }) => piece(name, bytes)),
    describe: (treeH1): ModulesComponent => ({ id: "index", kind: "modules", part: "index", treeH1 }),
  };
}

function piece(name: string, bytes: Uint8Array): Piece {
  return { path: `modules/${name}`, content: { bytes } };
}
