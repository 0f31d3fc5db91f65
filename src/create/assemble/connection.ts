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

/**
 * What decides how Go works, in which language programs speak, and where they keep things. All else of a user comes along:
 * a program that GOAUTH or git's credential.helper names may read a token from whatever variable (`go help goauth`).
 */
const OURS =
  /^(?:GO[A-Z0-9]*|GOBUNDLE_\w+|CGO_\w+|GCCGO\w*|AR|CC|CXX|FC|PKG_CONFIG\w*|PATH|PWD|OLDPWD|TMPDIR|XDG_CACHE_HOME|LANG|LANGUAGE|LC_\w+)$/;

/**
 * The settings of a Go that may fetch modules: the user's access to them (netrc, git's configuration, GOAUTH, an ssh agent)
 * and no other setting of Go. The checksum database is not asked by Go: every module is held against it by us.
 */
export function connectedSettings({
  processes,
  settings,
  goproxy,
  direct,
}: Connection): Record<string, string> {
  const { GOPRIVATE, GONOPROXY, GOINSECURE, GOAUTH, GOVCS } = settings;
  const whence = direct ? { GOPRIVATE, GONOPROXY } : { GONOPROXY: "none" };
  const kept = Object.entries(processes.environment).filter(([name, value]) => !OURS.test(name) && value);
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
