import type { HostFacts } from "../../ports/host-facts.ts";
import type { HostStore } from "../../ports/store.ts";
import type { Warnings } from "../finding.ts";
import { quoted } from "../shell-text.ts";
import { ownerOf, remarkPath } from "./cure.ts";
import { cronPath, loginPath, type SearchFolder, sudoPath } from "./search-path.ts";

/** Who takes which `go`, and where its folder was put on PATH. */
interface Reader {
  readonly who: string;
  readonly user?: string;
  readonly found: string | undefined;
  readonly from?: SearchFolder["from"];
}

/** The caller's PATH, and those of login shells, sudo and cron: each finds the first `go` on it, and it is not ours. */
export function otherGo(facts: HostFacts, store: HostStore, callers: string | undefined): Warnings {
  const bin = `${store.root}/current/bin`;
  const everybody: Reader[] = [
    { who: "this shell", found: callers },
    reader("login shell", loginPath(facts, store.standard ? bin : undefined, undefined), facts),
    reader("sudo", sudoPath(facts), facts),
    reader("cron", cronPath(facts), facts),
  ];
  const system = everybody[1]?.found;
  const accounts = facts.accounts().flatMap((account) => {
    const own = loginPath(facts, store.standard ? bin : undefined, account);
    const one = { ...reader("login shell", own, facts), user: account.name };
    return one.found === system ? [] : [one];
  });
  return [...everybody, ...accounts].flatMap((one) => findingOf(one, facts, store));
}

function reader(who: string, path: readonly SearchFolder[], facts: HostFacts): Reader {
  const first = path.find(({ folder }) => facts.executable(`${folder}/go`));
  return {
    who,
    found: first && `${first.folder}/go`,
    ...(first?.from && { from: first.from }),
  };
}

function findingOf(one: Reader, facts: HostFacts, store: HostStore): Warnings {
  const { who, user, found, from } = one;
  if (found === undefined || isOurs(found, store)) return [];
  const ours = `${store.root}/current/bin/go`;
  const about = { who: user === undefined ? who : `login shell of ${user}`, path: found, ours };
  return [
    {
      code: "other-go",
      facts: { ...about, ...(from && { file: from.file.path }), cure: cureOf(one, found, facts, store) },
    },
  ];
}

/** A line in a profile file goes; the order of this shell's PATH is changed; else the other program gets another name. */
function cureOf({ who, from }: Reader, found: string, facts: HostFacts, { root }: HostStore): string {
  if (from !== undefined) {
    const { account, path } = from.file;
    return remarkPath(path, from.raw, account && ownerOf(account, facts));
  }
  return who === "this shell"
    ? `PATH=${quoted(`${root}/current/bin`)}:$PATH; export PATH`
    : `mv ${quoted(found)} ${quoted(`${found}.other`)}`;
}

/** Below the root, or a link that leads there, as ours in `/usr/local/bin` does. */
function isOurs(path: string, store: HostStore): boolean {
  const found = store.look(path);
  const places = found.kind === "link" ? [path, found.target] : [path];
  return places.some((place) => place.startsWith(`${store.root}/`));
}
