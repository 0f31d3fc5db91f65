import { join } from "node:path";
import type { Scratch } from "../../ports/scratch.ts";
import type { App } from "../resolve/app.ts";
import { sumFiles, vendorPlace } from "./staged-app.ts";

/** The go.mod and go.sum files of an app's tree as they were: each command of the graph begins with them. */
export class GoFiles {
  readonly #copy: string;
  readonly #vendor: string;
  readonly #scratch: Scratch;
  readonly #texts: ReadonlyMap<string, string>;

  /** `copy` is a copy of the app's tree in which commands may change them. */
  constructor(copy: string, app: App, scratch: Scratch) {
    this.#copy = copy;
    this.#vendor = join(copy, vendorPlace(app));
    this.#scratch = scratch;
    const names = sumFiles(app).flatMap((sums) => [sums, goFileOf(sums)]);
    this.#texts = new Map(names.map((name) => [name, this.#read(name)]));
  }

  /** Puts them back, and takes away the vendor/ that a command has made. */
  restore(): void {
    this.#scratch.remove(this.#vendor);
    for (const [name, text] of this.#texts) {
      const path = join(this.#copy, name);
      if (text !== "") this.#scratch.write(path, text);
      else this.#scratch.remove(path);
    }
  }

  /** Lines that a command has added to them (`+`), or taken out (`-`). */
  changes(): string[] {
    return [...this.#texts].flatMap(([name, text]) => {
      const [old, now] = [text, this.#read(name)].map((one) => one.split("\n"));
      return [...only(now, old, "+"), ...only(old, now, "-")];
    });
  }

  #read(name: string): string {
    return Buffer.from(this.#scratch.read(join(this.#copy, name)) ?? []).toString("utf8");
  }
}

/** The go.mod of a go.sum, the go.work of a go.work.sum. */
function goFileOf(sums: string): string {
  return sums.endsWith("go.sum") ? sums.replace(/sum$/, "mod") : sums.replace(/\.sum$/, "");
}

/** The lines of `a` that are not in `b`, marked. */
function only(a: readonly string[] = [], b: readonly string[] = [], mark: string): string[] {
  const others = new Set(b);
  return a.filter((line) => !others.has(line)).map((line) => `${mark}${line.trim()}`);
}
