import { join } from "node:path";
import { Fault } from "../../fault.ts";
import { MAX_MEMBERS } from "../../limits.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { walk } from "./app-listing.ts";

/** Links that lead to folders that hold links: more than this is a loop. */
const MAX_LINK_DEPTH = 8;

/** Where an app's files are read: folders below one base, at their places there. */
export interface CopiedTree {
  readonly base: string;
  readonly folders: readonly string[];
}

/**
 * Copies the files of an app into the new folder `into`; its own folders are only read. A link becomes a copy of what
 * it points to, in any of them; where such links multiply, it ends at the `most` files that a bundle takes.
 * Faults (2): app-link-outside, app-file-kind, app-too-many-files.
 */
export function copyApp(
  app: { readonly name: string; readonly source: CopiedTree },
  paths: readonly string[],
  into: string,
  ports: { readonly scratch: Scratch; readonly reporter: Reporter },
  most = MAX_MEMBERS,
): void {
  const links: string[] = [];
  const copy = new AppCopy(app, into, ports.scratch, links, most);
  ports.scratch.makeFolder(into);
  for (const path of paths) copy.take(path, join(app.source.base, path), 0);
  if (links.length > 0) ports.reporter.warn("link-copied", { app: app.name, files: links });
}

class AppCopy {
  readonly #app: { readonly name: string; readonly source: CopiedTree };
  readonly #into: string;
  readonly #scratch: Scratch;
  readonly #links: string[];
  readonly #most: number;
  #files = 0;

  constructor(
    app: { readonly name: string; readonly source: CopiedTree },
    into: string,
    scratch: Scratch,
    links: string[],
    most: number,
  ) {
    this.#app = app;
    this.#into = into;
    this.#scratch = scratch;
    this.#links = links;
    this.#most = most;
  }

  /** Puts what stands at `from` under the path `path` of the copy. */
  take(path: string, from: string, depth: number): void {
    const found = this.#scratch.look(from);
    if (found === undefined) return;
    if (found.kind === "file") this.#copy(path, from, found.executable);
    else if (found.kind === "link") this.#follow(path, from, found.points ?? "", depth);
    else throw new Fault("app-file-kind", { app: this.#app.name, path });
  }

  #copy(path: string, from: string, executable: boolean): void {
    this.#files += 1;
    if (this.#files > this.#most)
      throw new Fault("app-too-many-files", { app: this.#app.name, path, most: this.#most });
    this.#scratch.copy(from, join(this.#into, path), executable);
  }

  #follow(path: string, from: string, points: string, depth: number): void {
    const real = this.#scratch.realPath(from);
    if (real === undefined || !this.#holds(real) || depth >= MAX_LINK_DEPTH) {
      throw new Fault("app-link-outside", { app: this.#app.name, link: path, points });
    }
    if (depth === 0) this.#links.push(path);
    if (this.#scratch.look(real)?.kind !== "folder") {
      this.take(path, real, depth + 1);
      return;
    }
    for (const below of walk(real, "", this.#scratch))
      this.take(`${path}/${below}`, join(real, below), depth + 1);
  }

  #holds(real: string): boolean {
    const { base, folders } = this.#app.source;
    return folders.some((place) => `${real}/`.startsWith(`${join(base, place, "/")}`));
  }
}
