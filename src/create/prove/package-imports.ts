/** A package of an app, and all that it imports. */
export interface PackageImports {
  readonly path: string;
  readonly main: boolean;
  readonly imports: readonly string[];
}

/** Reads what `importsLine` prints. */
export function parseImports(lines: readonly string[]): PackageImports[] {
  return lines.flatMap((line) => {
    const [name, path, imports = ""] = line.split("\t");
    return path === undefined ? [] : [{ path, main: name === "main", imports: imports.split(" ") }];
  });
}

/** Whether a package is one of these, or imports one. */
export function touches({ path, imports }: PackageImports, packages: readonly string[]): boolean {
  return [path, ...imports].some((one) => packages.includes(one));
}
