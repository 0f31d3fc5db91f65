import { Fault } from "../../fault.ts";
import { matchesPrefix } from "../../golang/path-patterns.ts";
import type { Processes } from "../../ports/process.ts";
import type { Scratch } from "../../ports/scratch.ts";

/** Go's own settings that say where modules come from (Go reference: `go help environment`). */
const NAMES = [
  "GOPROXY",
  "GOSUMDB",
  "GOPRIVATE",
  "GONOSUMDB",
  "GONOPROXY",
  "GOINSECURE",
  "GOAUTH",
  "GOVCS",
] as const;
type Name = (typeof NAMES)[number];

export type GoSettings = Readonly<Partial<Record<Name, string>>>;

/**
 * What Go itself says on this machine: the environment first, then `go env` of a Go on PATH. Where there is no Go, only
 * the environment speaks, and `withDistribution` may add what the go.env of a fetched distribution says.
 */
export async function readGoSettings(processes: Processes, scratch: Scratch): Promise<GoSettings> {
  const { environment } = processes;
  const own = Object.fromEntries(
    NAMES.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  );
  const go = processes.find("go");
  if (go === undefined) return own;
  const run = await processes.run({
    argv: [go, "env", "-json", ...NAMES],
    cwd: scratch.home ?? "/",
    env: { ...plain(environment), GOTOOLCHAIN: "local", GOWORK: "off" },
    timeout: 20_000,
  });
  if (run.status !== 0) return own;
  const said = parseObject(run.stdout);
  return { ...Object.fromEntries(NAMES.flatMap((name) => (said[name] ? [[name, said[name]]] : []))), ...own };
}

/** Adds what a distribution's own go.env says (Go reference: `GOROOT/go.env`), below everything else. */
export function withDistribution(settings: GoSettings, goEnv: string): GoSettings {
  const lines = goEnv.split("\n").map((line) => /^\s*(GO[A-Z]+)=(.*)$/.exec(line));
  const said = lines.flatMap((match) =>
    match?.[1] && match[2] ? [[match[1], match[2].trim()] as const] : [],
  );
  return {
    ...Object.fromEntries(said.reverse().filter(([name]) => NAMES.includes(name as Name))),
    ...settings,
  };
}

/** One module proxy, and when the next of the list may be asked instead of it. */
export interface ModuleProxy {
  /** Without a slash at its end. */
  readonly url: string;
  /** "absent" behind a comma: only where this one has not got it; "any" behind a pipe. */
  readonly passOn: "absent" | "any";
}

/** The proxies of GOPROXY in order; `direct` and `off` end the list, for us as for a proxy's protocol. Fault proxy-unknown. */
export function proxiesOf(settings: GoSettings): readonly ModuleProxy[] {
  const proxies: ModuleProxy[] = [];
  for (const [, word = "", mark] of (settings.GOPROXY ?? "").matchAll(/([^,|]+)([,|]?)/g)) {
    const url = word.trim();
    if (url === "direct" || url === "off") break;
    if (url !== "") proxies.push({ url: url.replace(/\/+$/, ""), passOn: mark === "|" ? "any" : "absent" });
  }
  if (proxies.length === 0) throw new Fault("proxy-unknown", { reason: "GOPROXY names none" });
  return proxies;
}

/** Whether `path` is one that no checksum database is asked about: GONOSUMDB, which is GOPRIVATE where it is not set. */
export function isPrivate(settings: GoSettings, path: string): boolean {
  return matchesPrefix(settings.GONOSUMDB ?? settings.GOPRIVATE ?? "", path);
}

/** An environment without the names that are not set. */
function plain(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function parseObject(text: string): Readonly<Record<string, string>> {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === "string"));
}
