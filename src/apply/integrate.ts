import { programOf } from "../bundle/places.ts";
import type { Composition } from "../bundle/release.ts";
import type { Found, HostStore } from "../ports/store.ts";
import type { Step } from "../transaction/step.ts";
import type { LedgerEntry } from "./ledger.ts";
import { profileText } from "./shell-text.ts";

/** What a release is to have outside of its root, and what of it can be had. */
export interface Integration {
  readonly steps: readonly Step[];
  /** The ledger afterwards. */
  readonly ledger: readonly LedgerEntry[];
  /** Places that something foreign holds: left as they are. */
  readonly taken: readonly { readonly path: string; readonly ours: string }[];
}

const LINKS = "/usr/local/bin";
const PROFILE = "/etc/profile.d/gobundle.sh";

/**
 * Links in `/usr/local/bin`, so that sudo, services and login shells find the same Go, and one profile file. All lead
 * through `current`, so they need no change when the release does; those that a release no longer has are taken away, and
 * those that somebody took away are made again. A place is free where nothing stands, or what is about to go.
 * `program`: the root will hold the installer.
 */
export function integrate(
  composition: Composition,
  ledger: readonly LedgerEntry[],
  store: HostStore,
  program: boolean,
): Integration {
  const wanted = wantedEntries(composition, store.root, program);
  const old = ledger.filter((entry) => entry.kind !== "folder" && !wanted.some((one) => same(one, entry)));
  const known = (entry: LedgerEntry) => ledger.some((one) => same(one, entry));
  const isFree = ({ path }: LedgerEntry) => {
    const found = store.look(path);
    return found.kind === "absent" || old.some((entry) => entry.path === path && stands(entry, found));
  };
  const free = wanted.filter(isFree);
  const made: LedgerEntry[] = [...missingFolders(free, store), ...free];
  const taken = wanted.filter((entry) => !free.includes(entry) && !known(entry));
  return {
    steps: [...old.map(removal), ...made.map(creation)],
    ledger: [...ledger.filter((entry) => !old.includes(entry)), ...made.filter((entry) => !known(entry))],
    taken: taken.map((entry) => ({
      path: entry.path,
      ours: entry.kind === "link" ? entry.target : store.root,
    })),
  };
}

/** Whether what was found is just what the ledger says: only that goes when the entry does. */
export function stands(entry: LedgerEntry, found: Found): boolean {
  if (entry.kind === "folder") return found.kind === "folder";
  if (entry.kind === "link") return found.kind === "link" && found.target === entry.target;
  return entry.kind === "file" && found.kind === "file" && found.text === entry.text;
}

/** The step that takes away what the ledger names; what has been changed by others stays. */
export function removal(entry: LedgerEntry): Step {
  switch (entry.kind) {
    case "folder":
      return { do: "drop-folder", path: entry.path };
    case "link":
      return { do: "unlink", path: entry.path, target: entry.target };
    case "file":
      return { do: "erase", path: entry.path, text: entry.text };
  }
}

function creation(entry: LedgerEntry): Step {
  switch (entry.kind) {
    case "folder":
      return { do: "make-folder", path: entry.path };
    case "link":
      return { do: "link", path: entry.path, target: entry.target };
    case "file":
      return { do: "write", path: entry.path, text: entry.text };
  }
}

function wantedEntries(composition: Composition, root: string, program: boolean): LedgerEntry[] {
  const tools = composition.parts.flatMap(({ component }) =>
    component.kind === "tool" ? [programOf(component)] : [],
  );
  const go = composition.goVersions.length === 0 ? [] : ["go", "gofmt"];
  const names = [...go, ...composition.goVersions.map((version) => `go${version}`), ...tools];
  const link = (name: string, target: string) =>
    ({ kind: "link", path: `${LINKS}/${name}`, target }) as const;
  return [
    ...names.map((name) => link(name, `${root}/current/bin/${name}`)),
    ...(program ? [link("gobundle", `${root}/bin/gobundle`)] : []),
    { kind: "file", path: PROFILE, text: profileText(root) },
  ];
}

function missingFolders(entries: readonly LedgerEntry[], store: HostStore): LedgerEntry[] {
  const folders = new Set(entries.flatMap(({ path }) => foldersAbove(path)));
  return [...folders]
    .toSorted((a, b) => a.length - b.length)
    .filter((path) => store.look(path).kind === "absent")
    .map((path) => ({ kind: "folder", path }));
}

/** `/usr`, `/usr/local`, `/usr/local/bin` of a path below them. */
function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(1, -1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}

function same(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.kind === b.kind && a.path === b.path && JSON.stringify(a) === JSON.stringify(b);
}
