import { Fault } from "../fault.ts";
import type { Component } from "./manifest/component.ts";
import { programOf } from "./places.ts";

/** What stands in a release, and by which bundle. */
interface Placed {
  readonly component: Component;
  readonly bundle: string;
}

/**
 * No two parts may want one path of a release, nor one the folder that is another's file: `files/x` beside `files/x/y`,
 * a tool by the name of the Go command. Fault release-conflict (4).
 */
export function refuseOverlaps(parts: readonly Placed[]): void {
  const owners = new Map<string, Placed>();
  const wanted = parts.flatMap((part) => pathsOf(part).map((path) => ({ path, part })));
  for (const { path, part } of wanted) {
    const owner = owners.get(path);
    if (owner !== undefined && !areGo(owner, part)) throw conflict(path, owner, part);
    owners.set(path, part);
  }
  for (const { path, part } of wanted) {
    const owner = foldersOf(path)
      .map((folder) => owners.get(folder))
      .find((found) => found !== undefined);
    if (owner !== undefined) throw conflict(path, owner, part);
  }
}

/** Whatever is the default, `go` and `gofmt` are of a Go distribution. */
function areGo(a: Placed, b: Placed): boolean {
  return a.component.kind === "toolchain" && b.component.kind === "toolchain";
}

/** The paths that parts of several kinds or depths could share; every other kind has a folder that is its own by name. */
function pathsOf({ component }: Placed): string[] {
  switch (component.kind) {
    case "toolchain":
      return ["bin/go", "bin/gofmt", `bin/go${component.version}`];
    case "tool":
      return [`bin/${programOf(component)}`];
    case "file":
      return [`files/${component.id}`];
    default:
      return [];
  }
}

/** `files/x`, `files` of `files/x/y`. */
function foldersOf(path: string): string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

function conflict(path: string, owner: Placed, part: Placed): Fault {
  return new Fault("release-conflict", { what: path, bundles: [owner.bundle, part.bundle] });
}
