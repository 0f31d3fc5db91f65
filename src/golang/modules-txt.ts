import { syntaxFault } from "./go-file.ts";

/** One module of vendor/modules.txt. */
interface VendoredModule {
  readonly path: string;
  /** Absent on the closing lines that only repeat a replace of every version. */
  readonly version?: string;
  /** A folder, or a module at a version. */
  readonly replacedBy?: { readonly path: string; readonly version?: string };
  /** Required by go.mod itself. */
  readonly explicit: boolean;
  /** Its own `go` line, from Go 1.17 on. */
  readonly go?: string;
  readonly packages: readonly string[];
}

export interface ModulesTxt {
  /** Made by `go work vendor`. */
  readonly workspace: boolean;
  readonly modules: readonly VendoredModule[];
}

/** Reads vendor/modules.txt as cmd/go does (modload/vendor.go readVendorList). Fault "go-mod-syntax". */
export function parseModulesTxt(text: string, file = "vendor/modules.txt"): ModulesTxt {
  const modules: (VendoredModule & { packages: string[] })[] = [];
  let workspace = false;
  for (const [index, line] of text.split("\n").entries()) {
    const last = modules.at(-1);
    if (line === "## workspace") workspace = true;
    else if (line.startsWith("## ") && last) modules[modules.length - 1] = { ...last, ...readMarks(line) };
    else if (line.startsWith("# "))
      modules.push(readModule(line, () => syntaxFault(file, index + 1, "module")));
    else if (line !== "" && !last) throw syntaxFault(file, index + 1, "package-before-module");
    else if (line !== "") last?.packages.push(line);
  }
  return { workspace, modules };
}

/** `# path version`, `# path version => new [version]`, `# path => new [version]` */
function readModule(line: string, refuse: () => Error): VendoredModule & { packages: string[] } {
  const match = /^# (\S+)(?: (v\S+))?(?: => (\S+)(?: (v\S+))?)?$/.exec(line);
  const [, path, version, newPath, newVersion] = match ?? [];
  if (path === undefined || (version === undefined && newPath === undefined)) throw refuse();
  return {
    path,
    ...(version !== undefined && { version }),
    ...(newPath !== undefined && {
      replacedBy: { path: newPath, ...(newVersion !== undefined && { version: newVersion }) },
    }),
    explicit: false,
    packages: [],
  };
}

/** `## explicit; go 1.17` */
function readMarks(line: string): { explicit?: boolean; go?: string } {
  const marks = line.slice("## ".length).split(/; */);
  const go = marks.find((mark) => mark.startsWith("go "))?.slice("go ".length);
  return { ...(marks.includes("explicit") && { explicit: true }), ...(go !== undefined && { go }) };
}
