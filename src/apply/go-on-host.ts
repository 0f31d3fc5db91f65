import type { HostFacts } from "../ports/host-facts.ts";
import type { HostStore } from "../ports/store.ts";
import type { Findings } from "./finding.ts";
import type { Isolated } from "./isolated.ts";

type Warnings = Findings["warnings"];

/** Another Go of this host, and settings of its users, that would be taken instead of ours: warnings. */
export function goOnHost({ facts, store, processes }: Isolated): Warnings {
  return [
    ...otherGo(facts, store, processes.find("go")),
    ...settingsInFiles(facts),
    ...settingsOfUsers(facts),
    ...(facts.executable(`${USUAL}/bin/go`)
      ? [{ code: "go-elsewhere", facts: { path: USUAL } } as const]
      : []),
  ];
}

/** Where the installation guide of Go puts it. */
const USUAL = "/usr/local/go";
const LINKS = "/usr/local/bin";

/** The caller's PATH and those of readers who do not ask a user's profile; each finds the first `go` on it. */
function otherGo(facts: HostFacts, store: HostStore, callers: string | undefined): Warnings {
  const { root, standard } = store;
  const ours = `${root}/current/bin/go`;
  const readers = [
    { who: "this shell", found: callers },
    { who: "login shell", found: firstGo(loginPath(facts, root, standard), facts) },
    { who: "sudo", found: firstGo(sudoPath(facts), facts) },
    { who: "cron", found: firstGo(cronPath(facts), facts) },
  ];
  return readers.flatMap(({ who, found }) => {
    return found === undefined || isOurs(found, store)
      ? []
      : [{ code: "other-go" as const, facts: { who, path: found, ours } }];
  });
}

function firstGo(path: readonly string[], facts: HostFacts): string | undefined {
  return path.map((folder) => `${folder}/go`).find((candidate) => facts.executable(candidate));
}

/** Below the root, or a link that leads there, as ours in `/usr/local/bin` does. */
function isOurs(path: string, store: HostStore): boolean {
  const found = store.look(path);
  const places = found.kind === "link" ? [path, found.target] : [path];
  return places.some((place) => place.startsWith(`${store.root}/`));
}

/** Debian's and Red Hat's defaults; profile.d puts our folder before them. */
function loginPath(facts: HostFacts, root: string, standard: boolean): string[] {
  const stated = assigned(facts.text("/etc/environment"), "PATH")?.split(":");
  const path = stated ?? ["/usr/local/sbin", LINKS, "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
  return standard ? [`${root}/current/bin`, ...path] : path;
}

/** sudoers(5), secure_path. */
function sudoPath(facts: HostFacts): string[] {
  const files = ["/etc/sudoers", ...facts.names("/etc/sudoers.d").map((name) => `/etc/sudoers.d/${name}`)];
  const stated = files.flatMap((file) => {
    const match = /^\s*Defaults\s+(?:.*,\s*)?secure_path\s*=\s*"?([^"\n]+)"?/m.exec(facts.text(file) ?? "");
    return match?.[1] === undefined ? [] : [match[1].trim()];
  });
  return stated.at(-1)?.split(":") ?? [];
}

/** crontab(5): PATH of the system's table; without one cron has these two folders. */
function cronPath(facts: HostFacts): string[] {
  return (assigned(facts.text("/etc/crontab"), "PATH") ?? "/usr/bin:/bin").split(":");
}

/** The last assignment of a variable in a profile or environment file, quotes taken off. */
function assigned(text: string | undefined, name: string): string | undefined {
  const lines = [...(text ?? "").matchAll(new RegExp(`^\\s*(?:export\\s+)?${name}=(.*)$`, "gm"))];
  return lines
    .at(-1)?.[1]
    ?.trim()
    .replace(/^(["'])(.*)\1$/, "$2");
}

/** Variables with which a shell outweighs go.env; GOROOT makes one Go use the files of another. */
const VARIABLES = [
  "GOROOT",
  "GOPATH",
  "GOPROXY",
  "GOFLAGS",
  "GOTOOLCHAIN",
  "GOPRIVATE",
  "GONOPROXY",
  "GOSUMDB",
];
const SYSTEM_FILES = [
  "/etc/environment",
  "/etc/profile",
  "/etc/bash.bashrc",
  "/etc/bashrc",
  "/etc/zsh/zshenv",
];
const USER_FILES = [
  ".profile",
  ".bash_profile",
  ".bashrc",
  ".zshenv",
  ".zprofile",
  ".zshrc",
  ".pam_environment",
];

function settingsInFiles(facts: HostFacts): Warnings {
  const dropIns = facts.names("/etc/profile.d").map((name) => `/etc/profile.d/${name}`);
  const users = facts.homes().flatMap((home) => USER_FILES.map((name) => `${home}/${name}`));
  return [...SYSTEM_FILES, ...dropIns, ...users].flatMap((file) => {
    const text = facts.text(file);
    return VARIABLES.filter((name) => assigned(text, name) !== undefined).map((name) => setting(file, name));
  });
}

/** `go env -w` writes a file of the user's, which outweighs GOROOT/go.env. */
function settingsOfUsers(facts: HostFacts): Warnings {
  return facts.homes().flatMap((home) => {
    const file = `${home}/.config/go/env`;
    const text = facts.text(file);
    return VARIABLES.filter((name) => assigned(text, name) !== undefined).map((name) => setting(file, name));
  });
}

function setting(file: string, name: string): Warnings[number] {
  return { code: "setting-overrides", facts: { file, setting: name } };
}
