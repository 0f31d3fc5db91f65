import { cpSync } from "node:fs";
import { join } from "node:path";
import { type Bench, createLine, type Job } from "./job.ts";
import type { ModulePlaces } from "./modules.ts";

/**
 * A bundle with the module tree of a real program, all from the cache, beside the go command that downloads into an empty module
 * cache from that very tree by a file:// address: the nearest proxy there is. Go asks no checksum database there; ours proves every
 * module.
 *
 * First a program that has not changed since the last time, beside `go mod download`, which takes what go.mod names. Then one
 * about which everything has to be found out anew, beside `go mod download all`, which takes what is in the tree.
 */
export function treeJobs(
  { gobundle, dir, cache }: Bench,
  { program, goroot, tree }: Pick<ModulePlaces, "program" | "goroot" | "tree">,
): readonly Job[] {
  const bundle = join(dir, "tree.gobundle");
  const made = [bundle, `${bundle}.record.json`];
  const create = createLine("one", ["--modules", program], cache, join(dir, "keys"));
  const modcache = join(dir, "modcache");
  // The go command may write into it.
  const ofGo = join(dir, "program-of-go");
  cpSync(program, ofGo, { recursive: true });
  const go = (...words: string[]) => ({
    argv: ["env", ...settings(goroot, modcache, tree), join(goroot, "bin", "go"), ...words] as const,
    clean: [modcache, ...made],
    cwd: ofGo,
  });
  const ours = {
    argv: [gobundle, ...create, "-o", bundle, "--quiet"] as const,
    clean: [modcache, ...made],
  };
  return [
    { name: "create, beside go mod download", ratio: 2, ours, byHand: go("mod", "download") },
    {
      name: "create of a changed program, beside go mod download all",
      ratio: 2,
      ours: { ...ours, clean: [...ours.clean, join(cache, "findings")] },
      byHand: go("mod", "download", "all"),
      most: 3,
    },
  ];
}

function settings(goroot: string, modcache: string, tree: string): readonly string[] {
  const set = {
    GOROOT: goroot,
    GOMODCACHE: modcache,
    GOPROXY: `file://${tree}`,
    GOSUMDB: "off",
    GOFLAGS: "-modcacherw",
    GOTOOLCHAIN: "local",
  };
  return Object.entries(set).map(([name, value]) => `${name}=${value}`);
}
