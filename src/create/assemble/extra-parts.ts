import { basename } from "node:path";
import type { FileComponent, ScriptComponent } from "../../bundle/manifest/component.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Order } from "../order.ts";
import type { Part } from "./piece.ts";

/** Install scripts, numbered in the order in which they were given for each time. */
export function scriptParts({ scripts }: Order): Part[] {
  const counts = new Map<string, number>();
  return scripts.map(({ when, path }) => {
    const number = (counts.get(when) ?? 0) + 1;
    counts.set(when, number);
    const id = `${when}/${number}-${basename(path)}`;
    return {
      pieces: [{ path: `scripts/${id}`, content: { file: path }, executable: true }],
      describe: (treeH1): ScriptComponent => ({ id, kind: "script", when, treeH1 }),
    };
  });
}

/** Plain files for `current/files/`. */
export function fileParts({ files }: Order, scratch: Scratch): Part[] {
  return files.map(({ from, to }) => {
    const executable = scratch.look(scratch.realPath(from) ?? from)?.executable === true;
    return {
      pieces: [{ path: `files/${to}`, content: { file: from }, executable }],
      describe: (treeH1): FileComponent => ({ id: to, kind: "file", treeH1 }),
    };
  });
}
