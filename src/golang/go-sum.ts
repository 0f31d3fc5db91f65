import { asH1, type H1 } from "./dirhash.ts";
import { syntaxFault } from "./go-file.ts";
import type { ModuleVersion } from "./module.ts";

/** One line of a go.sum: the digest of a module's zip, or of its go.mod alone. */
export interface GoSumLine {
  readonly module: ModuleVersion;
  readonly of: "zip" | "mod";
  readonly h1: H1;
}

/** The digest of an empty go.mod, left in old files by a bug; cmd/go drops it (modfetch.emptyGoModHash). */
const EMPTY_GO_MOD = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

/**
 * Reads a go.sum (Go reference, "go.sum files"). Lines of an algorithm other than `h1:` are passed over: they
 * prove nothing to us. Fault "go-mod-syntax" for a line that is not three fields, or an `h1:` that is none.
 */
export function parseGoSum(text: string, file = "go.sum"): GoSumLine[] {
  return text.split("\n").flatMap((raw, index) => {
    const [path, version, sum, ...rest] = raw.split(/[ \t\r]+/).filter((field) => field !== "");
    if (path === undefined) return [];
    if (version === undefined || sum === undefined || rest.length > 0)
      throw syntaxFault(file, index + 1, "fields");
    if (!sum.startsWith("h1:") || sum === EMPTY_GO_MOD) return [];
    const h1 = asH1(sum);
    if (!h1) throw syntaxFault(file, index + 1, "h1");
    const mod = version.endsWith("/go.mod");
    const module = { path, version: mod ? version.slice(0, -"/go.mod".length) : version };
    return [{ module, of: mod ? "mod" : "zip", h1 } as const];
  });
}
