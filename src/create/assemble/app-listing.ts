import { join } from "node:path";
import { isIgnoredName } from "../../bundle/member-path.ts";
import type { Processes } from "../../ports/process.ts";
import type { Scratch } from "../../ports/scratch.ts";

/** Where the list of an app's files is read. */
export interface ListingPorts {
  readonly processes: Processes;
  readonly scratch: Scratch;
}

/**
 * All paths of an app's folder that may be carried, in no order: with git and a repository those that git does not
 * ignore, else all. `.git`, the root's vendor/ (made afresh) and droppings of operating systems stay out.
 */
export async function listApp(
  dir: string,
  ports: ListingPorts,
): Promise<{ paths: readonly string[]; git: boolean }> {
  const known = await gitPaths(dir, ports);
  const paths = known?.flatMap((path) => expand(dir, path, ports.scratch)) ?? walk(dir, "", ports.scratch);
  return { paths: paths.filter(isOurs), git: known !== undefined };
}

function isOurs(path: string): boolean {
  const segments = path.split("/");
  return !segments.includes(".git") && segments[0] !== "vendor" && !segments.some(isIgnoredName);
}

/** Tracked and new files, without those that git ignores; undefined where git is absent or the folder is in no repository. */
async function gitPaths(dir: string, { processes }: ListingPorts): Promise<string[] | undefined> {
  const git = processes.find("git");
  if (git === undefined) return undefined;
  const { PATH = "", HOME = "/" } = processes.environment;
  const run = await processes.run({
    // A checkout of another account is still only listed; a monitor program that the repository names is not run.
    argv: [
      git,
      "-c",
      "safe.directory=*",
      "-c",
      "core.fsmonitor=false",
      "ls-files",
      "-z",
      "--cached",
      "--others",
      "--exclude-standard",
    ],
    cwd: dir,
    env: { PATH, HOME, LC_ALL: "C" },
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
    if (name === ".git") return [];
    return kind === "folder" ? walk(dir, below + name, scratch) : [below + name];
  });
}
