import type { Account, HostFacts } from "../../ports/host-facts.ts";
import { assigned, assignedValues, type ProfileFile, profileFiles } from "./profile-file.ts";

/** A folder in which a program is looked for, and the file that put it there where we know it. */
export interface SearchFolder {
  readonly folder: string;
  readonly from?: { readonly file: ProfileFile; readonly raw: string };
}

const USUAL = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
/** Files that a login shell of bash or zsh does not read, or only one that talks to a person. */
const NOT_AT_LOGIN = /(?:environment|rc)$/;

/**
 * PATH of a login shell: Debian's and Red Hat's default or /etc/environment's, ours in front where it is on PATH at all,
 * then what files after ours and the account's own put before it or behind.
 */
export function loginPath(
  facts: HostFacts,
  ours: string | undefined,
  account: Account | undefined,
): SearchFolder[] {
  const stated = assigned(facts.text("/etc/environment"), "PATH")?.split(":");
  const plain: SearchFolder[] = (stated ?? USUAL).map((folder) => ({ folder }));
  const files = profileFiles(facts).filter(({ path }) => !NOT_AT_LOGIN.test(path));
  const isOwn = ({ account: owner }: ProfileFile) => owner !== undefined && owner.name === account?.name;
  const isBefore = ({ path, account: owner }: ProfileFile) =>
    owner === undefined && path < "/etc/profile.d/gobundle.sh";
  const isAfter = (file: ProfileFile) => file.account === undefined && !isBefore(file);
  const early = files.filter(isBefore).reduce(extended, plain);
  const withOurs = ours === undefined ? early : [{ folder: ours }, ...early];
  return [...files.filter(isAfter), ...files.filter(isOwn)].reduce(extended, withOurs);
}

/** What the PATH lines of a file make of a path. */
function extended(path: SearchFolder[], file: ProfileFile): SearchFolder[] {
  return assignedValues(file.text, "PATH").reduce(
    (before, value) => value.split(":").flatMap((raw) => part(raw, before, file)),
    path,
  );
}

function part(raw: string, before: SearchFolder[], file: ProfileFile): SearchFolder[] {
  if (/^"?\$(?:PATH|\{PATH\})"?$/.test(raw)) return before;
  const home = file.account?.home ?? "/root";
  const folder = raw
    .replaceAll('"', "")
    .replace(/^~(?=\/|$)/, home)
    .replace(/\$(?:HOME\b|\{HOME\})/, home);
  // A variable that we do not know names no folder that we could look into.
  return folder.startsWith("/") ? [{ folder, from: { file, raw } }] : [];
}

/** sudoers(5), secure_path. */
export function sudoPath(facts: HostFacts): SearchFolder[] {
  const files = ["/etc/sudoers", ...facts.names("/etc/sudoers.d").map((name) => `/etc/sudoers.d/${name}`)];
  const stated = files.flatMap((file) => {
    const match = /^\s*Defaults\s+(?:.*,\s*)?secure_path\s*=\s*"?([^"\n]+)"?/m.exec(facts.text(file) ?? "");
    return match?.[1] === undefined ? [] : [match[1].trim()];
  });
  return folders(stated.at(-1) ?? "");
}

/** crontab(5): PATH of the system's table; without one cron has these two folders. */
export function cronPath(facts: HostFacts): SearchFolder[] {
  return folders(assigned(facts.text("/etc/crontab"), "PATH") ?? "/usr/bin:/bin");
}

function folders(path: string): SearchFolder[] {
  return path.split(":").flatMap((folder) => (folder === "" ? [] : [{ folder }]));
}
