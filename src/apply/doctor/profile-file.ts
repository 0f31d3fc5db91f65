import type { Account, HostFacts } from "../../ports/host-facts.ts";

/** A file that puts variables into the environment of users. */
export interface ProfileFile {
  readonly path: string;
  readonly text: string;
  /** Whose it is; absent where it is the system's. */
  readonly account?: Account;
}

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
/** Ours: what it sets is no finding. */
const OURS = "gobundle.sh";

/** The profile files of the system and of all accounts, as they can be read, drop-ins in the order in which shells take them. */
export function profileFiles(facts: HostFacts): ProfileFile[] {
  const dropIns = facts.names("/etc/profile.d").filter((name) => name !== OURS);
  const system = [...SYSTEM_FILES, ...dropIns.map((name) => `/etc/profile.d/${name}`)];
  return [
    ...system.flatMap((path) => read(path, facts)),
    ...facts
      .accounts()
      .flatMap((account) => USER_FILES.flatMap((name) => read(`${account.home}/${name}`, facts, account))),
  ];
}

function read(path: string, facts: HostFacts, account?: Account): ProfileFile[] {
  const text = facts.text(path);
  return text === undefined ? [] : [{ path, text, ...(account && { account }) }];
}

/** The values that a profile or environment file gives a variable, in order, quotes taken off. */
export function assignedValues(text: string | undefined, name: string): string[] {
  const lines = (text ?? "").matchAll(new RegExp(`^\\s*(?:export\\s+)?${name}=(.*)$`, "gm"));
  return [...lines].map(([, value = ""]) => value.trim().replace(/^(["'])(.*)\1(?:\s*[;#].*)?$/, "$2"));
}

/** The value that counts: the last one. */
export function assigned(text: string | undefined, name: string): string | undefined {
  return assignedValues(text, name).at(-1);
}
