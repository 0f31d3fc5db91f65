import type { GoMod, Replacement } from "./go-mod.ts";

/** What a vendor/modules.txt says of one module; its key is `path version`, or `path` for a replacement of all versions. */
interface Vendored {
  readonly explicit: boolean;
  /** `path version`, or a folder. */
  readonly replacement: string | undefined;
}

/**
 * The modules in which vendor/modules.txt and go.mod do not agree: the go command refuses to build then ("inconsistent
 * vendoring", cmd/go modload.checkVendorConsistency). Of a workspace's list and of go lines before 1.14 it says nothing.
 */
export function vendorDifferences(mod: GoMod, list: string): string[] {
  if (list.startsWith("## workspace") || /^1\.(?:\d|1[0-3])(?:\.|$)/.test(mod.go ?? "1.16")) return [];
  const vendored = readList(list);
  const required = new Set(mod.require.map(({ path, version }) => `${path} ${version}`));
  const replaced = new Map(mod.replace.map((one) => [keyOf(one.old), keyOf(one.new)]));
  return [
    ...[...required].filter((key) => vendored.get(key)?.explicit !== true),
    ...[...replaced].filter(([key, to]) => vendored.get(key)?.replacement !== to).map(([key]) => key),
    ...[...vendored].filter(([key, one]) => one.explicit && !required.has(key)).map(([key]) => key),
    ...[...vendored]
      .filter(([key, one]) => one.replacement && !isReplaced(key, replaced))
      .map(([key]) => key),
  ].filter((key, at, all) => all.indexOf(key) === at);
}

/** The modules of a vendor/modules.txt that say which Go they ask for: `path@version`, and their `go` line. */
export function goLinesIn(list: string): { readonly module: string; readonly go: string }[] {
  const modules = [...list.matchAll(/^# (\S+) (v\S+).*\n## (?:.*; *)?go (\S+)/gm)];
  return modules.map(([, path, version, go = ""]) => ({ module: `${path}@${version}`, go }));
}

/** `# path version [=> path [version]]`, then `## explicit` or `## explicit; go 1.17` on the next line. */
function readList(text: string): ReadonlyMap<string, Vendored> {
  const modules = [...text.matchAll(/^# (.+)\n(?:## (.*)$)?/gm)];
  return new Map(
    modules.map(([, module = "", marks = ""]) => {
      const [key = "", replacement] = module.trim().split(" => ");
      return [key, { explicit: /(?:^|; *)explicit(?:;|$)/.test(marks), replacement }];
    }),
  );
}

/** A replacement of all versions is listed with each version that is used, too. */
function isReplaced(key: string, replaced: ReadonlyMap<string, string>): boolean {
  return replaced.has(key) || replaced.has(key.split(" ")[0] ?? "");
}

function keyOf({ path, version }: Replacement["old"]): string {
  return version === undefined ? path : `${path} ${version}`;
}
