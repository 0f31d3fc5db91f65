import { lstatSync, readlinkSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { Fault } from "../../fault.ts";
import { orAbsent } from "./reader.ts";

/** path_resolution(7): the kernel gives up after this many links. */
const MAX_LINKS = 40;

/**
 * The path as it was named, and each that a link in one of its parents leads to; the last has no link in its parents.
 * Who can write to a folder on any of them decides where the path ends: `judge` may throw before a link is followed.
 * Fault host-io (1) where the links go in a circle.
 */
export function waysTo(path: string, judge: (link: string) => void = () => undefined): string[] {
  const ways = [path];
  for (let way = path; ; ways.push(way)) {
    const link = firstLink(dirname(way));
    if (link === undefined) return ways;
    if (ways.length > MAX_LINKS) throw new Fault("host-io", { path, reason: "too many links" });
    judge(link);
    way = join(resolve(dirname(link), readlinkSync(link)), relative(link, dirname(way)), basename(way));
  }
}

/** The link nearest to `/`. */
function firstLink(path: string): string | undefined {
  if (dirname(path) === path) return undefined;
  const above = firstLink(dirname(path));
  if (above !== undefined) return above;
  return orAbsent(path, (there) => lstatSync(there).isSymbolicLink()) === true ? path : undefined;
}
