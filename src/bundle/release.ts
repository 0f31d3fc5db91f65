import { Fault } from "../fault.ts";
import type { Sha256 } from "./digest.ts";
import type {
  AppComponent,
  Component,
  FileComponent,
  ModulesComponent,
  ScriptComponent,
  ToolComponent,
  ToolchainComponent,
  VulndbComponent,
} from "./manifest/component.ts";
import type { Manifest, Member } from "./manifest/manifest.ts";
import { refuseOverlaps } from "./release-places.ts";
import { type StoreName, storeName } from "./store-name.ts";

/** A bundle as a release holds it. */
export interface Carried {
  readonly identity: Sha256;
  readonly manifest: Manifest;
}

/** What is installed as a tree of its own: no installer, no index, no checksum database. */
export type StoredComponent =
  | ToolchainComponent
  | ModulesComponent
  | AppComponent
  | ToolComponent
  | ScriptComponent
  | FileComponent
  | VulndbComponent;

/** One tree of a release. */
export interface Part {
  readonly component: StoredComponent;
  readonly tree: StoreName;
  /** Name of the bundle that it comes from. */
  readonly bundle: string;
  readonly members: readonly Member[];
}

/** A release before it is on disk: a set of bundles, the newest of each name, the one applied last first. */
export interface Composition {
  readonly bundles: readonly Carried[];
  readonly parts: readonly Part[];
  /** Versions of the toolchains; the first, of the bundle applied last that has one for this host, is the default. */
  readonly goVersions: readonly string[];
}

/**
 * The release that follows when `incoming` comes to what is live: another name adds, the same name replaces.
 * Without `incoming` it is the release of what remains. `target` is the host's, `linux/amd64`.
 * Faults: module-conflict (3), release-conflict (4).
 */
export function composeRelease(
  previous: readonly Carried[],
  incoming: Carried | undefined,
  target: string,
): Composition {
  const kept = previous.filter((bundle) => bundle.manifest.name !== incoming?.manifest.name);
  const bundles = incoming === undefined ? kept : [incoming, ...kept];
  const parts = mergeParts(bundles.flatMap((bundle) => partsOf(bundle.manifest, target)));
  refuseOverlaps(parts);
  const goVersions = parts.flatMap(({ component }) =>
    component.kind === "toolchain" ? [component.version] : [],
  );
  return { bundles, parts, goVersions };
}

/** The trees that a bundle has for a host, in manifest order. */
export function partsOf(manifest: Manifest, target: string): Part[] {
  const members = Map.groupBy(manifest.members, (member) => member.component);
  return manifest.components.flatMap((component) =>
    isStored(component, target)
      ? [
          {
            component,
            tree: storeName(component),
            bundle: manifest.name,
            members: members.get(component.id) ?? [],
          },
        ]
      : [],
  );
}

function isStored(component: Component, target: string): component is StoredComponent {
  switch (component.kind) {
    case "toolchain":
    case "tool":
      return component.target === target;
    case "modules":
      return component.part === undefined;
    case "installer":
      return false;
    default:
      return true;
  }
}

/** Parts of all bundles, each place once; of equal ones that of the bundle applied last. */
function mergeParts(parts: readonly Part[]): Part[] {
  const places = new Map<string, Part>();
  for (const part of parts) {
    const place = placeInRelease(part);
    const taken = places.get(place);
    places.set(place, taken === undefined ? part : settleOn(taken, part));
  }
  return [...places.values()];
}

/** Two parts with the same text here would stand at the same place of a release. Scripts stand under their bundle. */
function placeInRelease({ component, bundle }: Part): string {
  switch (component.kind) {
    case "toolchain":
      return `toolchain ${component.version}`;
    case "script":
      return `script ${bundle} ${component.id}`;
    default:
      return `${component.kind} ${component.id}`;
  }
}

/**
 * Which of two parts stands at their one place. Where Go has a record of the content, the record decides: the same
 * module version may be packed otherwise, have other notes beside it, or come without its zip.
 */
function settleOn(newer: Part, older: Part): Part {
  if (newer.tree === older.tree) return newer;
  const [ours, theirs] = [newer.component, older.component];
  if (ours.kind === "toolchain" && theirs.kind === "toolchain" && ours.goH1 === theirs.goH1) return newer;
  if (ours.kind === "modules" && theirs.kind === "modules" && agree(ours, theirs)) {
    return ours.goH1 === undefined ? older : newer;
  }
  // Its publisher only ever adds to it, so a later state serves whoever carried an earlier one.
  if (ours.kind === "vulndb" && theirs.kind === "vulndb")
    return ours.modified < theirs.modified ? older : newer;
  if (ours.kind === "toolchain" || ours.kind === "modules") {
    throw new Fault("module-conflict", { module: ours.id, other: older.bundle });
  }
  throw new Fault("release-conflict", { what: ours.id, bundles: [newer.bundle, older.bundle] });
}

function agree(a: ModulesComponent, b: ModulesComponent): boolean {
  const zips = a.goH1 === undefined || b.goH1 === undefined || a.goH1 === b.goH1;
  return a.goModH1 === b.goModH1 && zips;
}
