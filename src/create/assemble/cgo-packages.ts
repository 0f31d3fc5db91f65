import { type Line, packagesLine, type Selection } from "../../gorun/lines.ts";

/** A package with C in it, as the go command finds it for one target. */
export interface CgoPackage {
  readonly path: string;
  /** Absolute, like the next. */
  readonly dir: string;
  readonly moduleDir: string;
  /** Names of its files that the C compiler comes to read, and of its Go files with a preamble. */
  readonly sources: readonly string[];
  /** With `${SRCDIR}` filled in. */
  readonly compileFlags: readonly string[];
  readonly linkFlags: readonly string[];
}

/** Fields of a line are apart by tabs, items of a list by zero bytes: neither stands in a name or a flag. */
const LISTS = {
  sources: ["CgoFiles", "CFiles", "CXXFiles", "MFiles", "FFiles", "HFiles", "SFiles"],
  compileFlags: ["CgoCFLAGS", "CgoCPPFLAGS", "CgoCXXFLAGS"],
  linkFlags: ["CgoLDFLAGS"],
} as const;

/** A line for each package with C in it, the standard library aside. */
const TEMPLATE = `${[
  "{{if and .CgoFiles (not .Standard)}}{{.ImportPath}}",
  "{{.Dir}}",
  "{{with .Module}}{{.Dir}}{{end}}",
  ...Object.values(LISTS).map((fields) =>
    fields.map((field) => `{{join .${field} "\\x00"}}`).join('{{"\\x00"}}'),
  ),
].join('{{"\\t"}}')}{{end}}`;

export function cgoPackagesLine(selection: Selection): Line {
  return packagesLine(selection, TEMPLATE);
}

/** Reads what `cgoPackagesLine` prints; a package that is listed again for its tests counts once. */
export function parseCgoPackages(text: string): CgoPackage[] {
  const all = text.split("\n").flatMap((line) => {
    const [path = "", dir, moduleDir, ...lists] = line.split("\t");
    if (!dir || !moduleDir) return [];
    const [sources = [], compileFlags = [], linkFlags = []] = lists.map((list) =>
      list.split("\0").filter((item) => item !== ""),
    );
    return [{ path: path.replace(/ \[.*$/, ""), dir, moduleDir, sources, compileFlags, linkFlags }];
  });
  return [...new Map(all.map((one) => [one.path, one])).values()];
}
