import { join } from "node:path";
import { isIgnoredName } from "../../bundle/member-path.ts";
import type { Processes } from "../../ports/process.ts";
import type { Scratch } from "../../ports/scratch.ts";

/**
 * Where version control keeps its own. The go command looks for these and asks the program that they belong to
 * (cmd/go/internal/vcs, vcsList), which obeys what stands in them, most of all in a copy that belongs to us.
 */
const REPOSITORIES: ReadonlySet<string> = new Set([".git", ".hg", ".bzr", ".svn", ".fslckout", "_FOSSIL_"]);

/** Where the list of an app's files is read. */
export interface ListingPorts {
  readonly processes: Processes;
  readonly scratch: Scratch;
}

/** The files of an app's folder. */
export interface Listing {
  /** What may be carried. */
  readonly paths: readonly string[];
  /** What git ignores; nothing where there is no repository. */
  readonly ignored: readonly string[];
}

/**
 * Lists an app's folder, in no order: with git and a repository by its rules, else all. Repositories, the vendor/ of the
 * `modules` in it (made afresh, or read by nobody) and droppings of operating systems stay out.
 */
export async function listApp(
  dir: string,
  modules: readonly string[],
  ports: ListingPorts,
): Promise<Listing> {
  const vendors = modules.map((place) => join(place, "vendor"));
  const isVendored = (path: string) =>
    vendors.some((vendor) => path.startsWith(`${vendor}/`) || (path === vendor && isLink(join(dir, path))));
  const isLink = (path: string) => ports.scratch.look(path)?.kind === "link";
  const isOurs = (path: string) => isCarried(path) && !isVendored(path);
  const all = walk(dir, "", ports.scratch).filter(isOurs);
  const known = await gitPaths(dir, ports);
  if (known === undefined) return { paths: all, ignored: [] };
  const paths = new Set(known.flatMap((path) => expand(dir, path, ports.scratch)).filter(isOurs));
  return { paths: [...paths], ignored: all.filter((path) => !paths.has(path)) };
}

function isCarried(path: string): boolean {
  const segments = path.split("/");
  return !segments.some((name) => REPOSITORIES.has(name) || isIgnoredName(name));
}

/** Tracked and new files, without those that git ignores; undefined where git is absent or the folder is in no repository. */
async function gitPaths(dir: string, { processes }: ListingPorts): Promise<string[] | undefined> {
  const git = processes.find("git");
  if (git === undefined) return undefined;
  const { PATH = "", HOME = "/" } = processes.environment;
  const run = await processes.run({
    // A checkout of another account is still only listed: no monitor and no hook that the repository names is run.
    argv: [
      git,
      "-c",
      "safe.directory=*",
      "-c",
      "core.fsmonitor=false",
      "-c",
      "core.hooksPath=/dev/null",
      "ls-files",
      "-z",
      "--cached",
      "--others",
      "--exclude-standard",
    ],
    cwd: dir,
    // By no protocol: for an object that is lacking git would start what the repository names as its remote's program.
    env: { PATH, HOME, LC_ALL: "C", GIT_ALLOW_PROTOCOL: "" },
    timeout: 60_000,
    keep: 64 * 1024 * 1024,
  });
  if (run.status !== 0) return undefined;
  return [...new Set(run.stdout.split("\0").filter((path) => path !== ""))];
}

/** A tracked file that is gone is not there; a submodule is named by its folder. */
function expand(dir: string, path: string, scratch: Scratch): string[] {
  const found = scratch.look(join(dir, path));
  if (found === undefined) return [];
  return found.kind === "folder" ? walk(dir, path.replace(/\/$/, ""), scratch) : [path];
}

/** Every file, link and odd thing below `dir/from`, without following links. */
export function walk(dir: string, from: string, scratch: Scratch): string[] {
  const below = from === "" ? "" : `${from}/`;
  return (scratch.list(join(dir, from)) ?? []).flatMap(({ name, kind }) => {
    if (REPOSITORIES.has(name)) return [];
    return kind === "folder" ? walk(dir, below + name, scratch) : [below + name];
  });
}
