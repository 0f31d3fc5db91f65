import type { Component } from "../bundle/manifest/component.ts";
import type { Manifest } from "../bundle/manifest/manifest.ts";
import type { Inspection } from "./inspect.ts";

/** What of a kind of things one bundle has and another has not. Names are the components' ids where nothing else is said. */
export interface Difference {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  /** What stands for the thing in the older bundle and in the newer: versions, or digests. */
  readonly changed: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

/** What a bundle is, compared with an older one. */
export interface Changes {
  readonly name: string;
  readonly sequence: number;
  /** Distributions of Go by their names; changed where the same name has other files. */
  readonly toolchains: Difference;
  /** Modules by their paths: changed where a bundle has other versions of one. */
  readonly modules: Difference;
  readonly tools: Difference;
  /** The main programs that the proof built: package and target, by the digest of what was built. */
  readonly programs: Difference;
  readonly apps: Difference;
  readonly scripts: Difference;
  readonly files: Difference;
  readonly installers: Difference;
  /** By the fingerprints of proven signers; of a bundle that is not verified there are none. */
  readonly signers: Difference;
  readonly members: {
    /** Bytes and count of what the older one does not hold, under whatever name. */
    readonly newBytes: number;
    readonly added: number;
    /** Members with the same content in both. */
    readonly unchanged: number;
  };
  /** In bytes, of all members. */
  readonly size: { readonly from: number; readonly to: number };
}

/** What `now` adds to `old`, drops and changes: from the manifests alone. */
export function changesFrom(old: Inspection, now: Inspection): Changes {
  const differing = (things: (one: Inspection) => Things) => differenceOf(things(old), things(now));
  const byTree = (kind: Component["kind"]) =>
    differing(({ manifest }) =>
      thingsOf(manifest, kind, (one) => ("treeH1" in one ? one.treeH1 : undefined)),
    );
  return {
    name: old.manifest.name,
    sequence: old.manifest.sequence,
    toolchains: byTree("toolchain"),
    modules: differing(({ manifest }) => moduleVersions(manifest)),
    tools: differing(({ manifest }) => toolVersions(manifest)),
    programs: differing(({ manifest }) => programs(manifest)),
    apps: byTree("app"),
    scripts: byTree("script"),
    files: byTree("file"),
    installers: differing(({ manifest }) =>
      thingsOf(manifest, "installer", (one) => (one.kind === "installer" ? one.version : undefined)),
    ),
    signers: differing(signersOf),
    members: membersOf(old.manifest, now.manifest),
    size: { from: old.bytes, to: now.bytes },
  };
}

/** Names, and what stands for each. */
type Things = ReadonlyMap<string, string>;

function differenceOf(old: Things, now: Things): Difference {
  return {
    added: [...now.keys()].filter((name) => !old.has(name)),
    dropped: [...old.keys()].filter((name) => !now.has(name)),
    changed: [...now].flatMap(([name, to]) => {
      const from = old.get(name);
      return from === undefined || from === to ? [] : [{ name, from, to }];
    }),
  };
}

function thingsOf(
  { components }: Manifest,
  kind: Component["kind"],
  say: (one: Component) => string | undefined,
): Things {
  return new Map(components.flatMap((one) => (one.kind === kind ? [[one.id, say(one) ?? ""]] : [])));
}

/** All versions of each path, as the bundle orders them. */
function moduleVersions({ components }: Manifest): Things {
  const modules = components.flatMap((one) =>
    one.kind === "modules" && one.path !== undefined && one.version !== undefined
      ? [{ path: one.path, version: one.version }]
      : [],
  );
  const paths = Map.groupBy(modules, ({ path }) => path);
  return new Map([...paths].map(([path, own]) => [path, own.map(({ version }) => version).join(" ")]));
}

function toolVersions({ components }: Manifest): Things {
  return new Map(
    components.flatMap((one) =>
      one.kind === "tool" ? [[`${one.package} ${one.target}`, one.version] as const] : [],
    ),
  );
}

function programs({ proof }: Manifest): Things {
  return new Map(proof.programs.map((one) => [`${one.package} ${one.target}`, one.sha256]));
}

function signersOf({ verified }: Inspection): Things {
  return new Map(verified?.signers.map(({ subject, fingerprint }) => [`${subject} (${fingerprint})`, ""]));
}

function membersOf(old: Manifest, now: Manifest): Changes["members"] {
  const held = new Set(old.members.map(({ sha256 }) => sha256));
  const fresh = now.members.filter(({ sha256 }) => !held.has(sha256));
  return {
    newBytes: fresh.reduce((sum, { size }) => sum + size, 0),
    added: fresh.length,
    unchanged: now.members.length - fresh.length,
  };
}
