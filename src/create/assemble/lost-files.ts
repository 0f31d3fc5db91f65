import { dirname, isAbsolute, join, relative } from "node:path";
import { foldersOf, importsC, includesOf } from "../../golang/c-source.ts";
import type { Line, Selection } from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import { type CgoPackage, cgoPackagesLine, parseCgoPackages } from "./cgo-packages.ts";

/** What a package with C in it needs of its module, and vendoring leaves behind. */
export interface LostFiles {
  readonly package: string;
  /** Places in its module. */
  readonly files: readonly string[];
}

/** Flags of gcc and clang whose value is a folder of headers. */
const HEADER_FOLDERS = ["-I", "-isystem", "-iquote", "-idirafter"];

/**
 * What vendor/ at `dir` with these files lacks: `go mod vendor` copies the folders of packages alone, and C headers and
 * libraries may lie in others (golang/go#26366). `list` runs one line of Go on the module tree for each target, with cgo on.
 */
export async function lostFiles(
  vendor: { readonly dir: string; readonly files: readonly { readonly name: string }[] },
  selection: Selection,
  list: (line: Line) => Promise<readonly string[]>,
  scratch: Scratch,
): Promise<readonly LostFiles[]> {
  const usesC = vendor.files.some(
    ({ name }) => name.endsWith(".go") && importsC(textOf(join(vendor.dir, name), scratch)),
  );
  if (!usesC) return [];
  const kept = new Set(vendor.files.map(({ name }) => name));
  const lost = new Map<string, Set<string>>();
  for (const printed of await list(cgoPackagesLine(selection))) {
    for (const one of parseCgoPackages(printed)) {
      for (const file of new Vendoring(one, kept, scratch).lost())
        lost.set(one.path, (lost.get(one.path) ?? new Set()).add(file));
    }
  }
  return [...lost].map(([name, files]) => ({ package: name, files: [...files].sort() }));
}

/** One package, in its module and in vendor/. */
class Vendoring {
  readonly #of: CgoPackage;
  readonly #kept: ReadonlySet<string>;
  readonly #scratch: Scratch;

  constructor(of: CgoPackage, kept: ReadonlySet<string>, scratch: Scratch) {
    this.#of = of;
    this.#kept = kept;
    this.#scratch = scratch;
  }

  lost(): string[] {
    // An app's own package is not vendored at all.
    if (!this.#of.sources.some((name) => this.#kept.has(join(this.#of.path, name)))) return [];
    return [...this.#lostHeaders(), ...this.#lostLibraries()].map((path) =>
      relative(this.#of.moduleDir, path),
    );
  }

  /** Follows includes from the package's files through all that vendor/ keeps. */
  #lostHeaders(): string[] {
    const folders = foldersOf(this.#of.compileFlags, HEADER_FOLDERS).map((path) => this.#place(path));
    const toRead = this.#of.sources.map((name) => join(this.#of.dir, name));
    const seen = new Set(toRead);
    const lost: string[] = [];
    for (const file of toRead) {
      for (const { name, quoted } of includesOf(textOf(file, this.#scratch))) {
        const places = (quoted ? [dirname(file), ...folders] : folders).map((folder) => join(folder, name));
        const found = places.find((place) => this.#isInModule(place) && this.#isFile(place));
        if (found === undefined || seen.has(found)) continue;
        seen.add(found);
        if (places.some((place) => this.#isKept(place))) toRead.push(found);
        else lost.push(found);
      }
    }
    return lost;
  }

  /** Folders of `-L`, and libraries that are named whole. */
  #lostLibraries(): string[] {
    const { linkFlags } = this.#of;
    const named = linkFlags.filter((flag) => /^[^-].*\.(?:a|o|so)$/.test(flag));
    const places = [...foldersOf(linkFlags, ["-L"]), ...named].map((path) => this.#place(path));
    return places.filter(
      (place) => this.#isInModule(place) && this.#scratch.look(place) !== undefined && !this.#isKept(place),
    );
  }

  /** The compiler runs in the package's folder. */
  #place(path: string): string {
    return isAbsolute(path) ? join(path) : join(this.#of.dir, path);
  }

  #isInModule(place: string): boolean {
    return `${place}/`.startsWith(`${this.#of.moduleDir}/`);
  }

  #isFile(place: string): boolean {
    return this.#scratch.look(place)?.kind === "file";
  }

  #isKept(place: string): boolean {
    if (!this.#isInModule(place)) return false;
    const vendored = join(this.#of.path, relative(this.#of.dir, place));
    if (this.#kept.has(vendored)) return true;
    return [...this.#kept].some((name) => name.startsWith(`${vendored}/`));
  }
}

function textOf(path: string, scratch: Scratch): string {
  return Buffer.from(scratch.read(path) ?? []).toString("utf8");
}
