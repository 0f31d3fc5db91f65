import { join } from "node:path";
import type { Processes } from "../../ports/process.ts";
import type { GoSettings } from "../sources/go-settings.ts";

/** Where one run of `create` keeps the things of its Go commands, and what they may ask. */
export interface Connection {
  readonly processes: Processes;
  readonly settings: GoSettings;
  /** GOPROXY for this run: what is kept from earlier runs, then the user's own. */
  readonly goproxy: string;
  /** Folder of these commands alone; GOMODCACHE lies in it. */
  readonly own: string;
  /** Private modules may be fetched from where they are kept; else they too come from `goproxy` alone. */
  readonly direct: boolean;
  readonly interrupted: AbortSignal;
}

/** Where `connectedGo` leaves the files of modules, in the GOPROXY layout (Go reference: module cache). */
export function downloadFolder({ own }: Connection): string {
  return join(own, "modcache", "cache", "download");
}

/** What a user's own access to private modules needs, and the way out of this network. */
const KEPT =
  /^(?:HOME|USER|LOGNAME|NETRC|XDG_CONFIG_HOME|SSH_AUTH_SOCK|GIT_\w+|(?:HTTPS?|NO|ALL)_PROXY|(?:https?|no|all)_proxy|SSL_CERT_(?:FILE|DIR))$/;

/**
 * The settings of a Go that may fetch modules: the user's access to them (netrc, git's configuration, GOAUTH, an ssh agent)
 * and nothing else of the user's. The checksum database is not asked by Go: every module is held against it by us.
 */
export function connectedSettings({
  processes,
  settings,
  goproxy,
  direct,
}: Connection): Record<string, string> {
  const { GOPRIVATE, GONOPROXY, GOINSECURE, GOAUTH, GOVCS } = settings;
  const whence = direct ? { GOPRIVATE, GONOPROXY } : { GONOPROXY: "none" };
  const kept = Object.entries(processes.environment).filter(([name, value]) => KEPT.test(name) && value);
  const said = Object.entries({
    ...gitFolder(processes.environment),
    ...Object.fromEntries(kept),
    ...{ GOINSECURE, GOAUTH, GOVCS },
    ...whence,
  });
  return {
    ...Object.fromEntries(said.flatMap(([name, value]) => (value ? [[name, value] as const] : []))),
    GOPROXY: goproxy,
    GOSUMDB: "off",
    GOFLAGS: "-modcacherw",
  };
}

/** Folders of the user's PATH: programs that GOAUTH or git's credential.helper names are found there. */
export function ownPath({ PATH = "" }: Readonly<Record<string, string | undefined>>): string[] {
  return PATH.split(":").filter((folder) => folder.startsWith("/"));
}

/** git reads `$XDG_CONFIG_HOME/git/config` too, by default below HOME (git-config(1), FILES). */
function gitFolder({ HOME }: Readonly<Record<string, string | undefined>>): {
  readonly XDG_CONFIG_HOME?: string;
} {
  return HOME ? { XDG_CONFIG_HOME: `${HOME}/.config` } : {};
}
