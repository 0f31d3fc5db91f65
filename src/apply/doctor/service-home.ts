import type { HostFacts } from "../../ports/host-facts.ts";
import type { Warnings } from "../finding.ts";
import { quoted } from "../shell-text.ts";

const UNITS = "/etc/systemd/system";
/** A go of whatever version, with its folder or without, and a command that needs a cache. */
const GO =
  /(?:^|[\s"'/=;&|@+!:-])go(?:1(?:\.\d+)+)?\s+(?:build|generate|get|install|list|mod|run|test|tool|vet|work)\b/;

/**
 * Services that run go and have no home folder: the go command then has no place for its caches ("module cache not found",
 * "build cache is required"). systemd.exec(5): HOME is set where User= is.
 */
export function homelessServices(facts: HostFacts): Warnings {
  return facts.names(UNITS).flatMap((unit) => {
    if (!unit.endsWith(".service")) return [];
    const text = unitText(unit, facts);
    return runsGo(text) && !hasHome(text) ? [findingOf(unit)] : [];
  });
}

/** This run is such a service, or an `env -i`. */
export function homelessRun(facts: HostFacts): Warnings {
  const has = (name: string) => (facts.variable(name) ?? "") !== "";
  const cache = has("HOME") || has("XDG_CACHE_HOME") || has("GOCACHE");
  const modules = has("HOME") || has("GOPATH") || has("GOMODCACHE");
  if (cache && modules) return [];
  const cure = "export GOCACHE=/var/cache/go/build GOPATH=/var/cache/go";
  return [{ code: "no-home", facts: { who: "this run", cure } }];
}

/** A unit with its drop-ins, lines that go on joined. */
function unitText(unit: string, facts: HostFacts): string {
  const dropIns = facts.names(`${UNITS}/${unit}.d`).filter((name) => name.endsWith(".conf"));
  const files = [unit, ...dropIns.map((name) => `${unit}.d/${name}`)];
  return files
    .map((name) => facts.text(`${UNITS}/${name}`) ?? "")
    .join("\n")
    .replaceAll("\\\n", " ");
}

function runsGo(text: string): boolean {
  const commands = [...text.matchAll(/^\s*Exec(?:Start|StartPre|StartPost|Reload|Stop)=(.*)$/gm)];
  return commands.some(([, command = ""]) => GO.test(command));
}

function hasHome(text: string): boolean {
  if (/^\s*(?:User=\S|DynamicUser=(?:yes|true|on|1)|SetLoginEnvironment=(?:yes|true|on|1))/m.test(text))
    return true;
  const set = (name: string) => new RegExp(`^\\s*Environment=.*\\b${name}=`, "m").test(text);
  return set("HOME") || (set("GOCACHE") && (set("GOPATH") || set("GOMODCACHE")));
}

/** A drop-in: systemd makes the folder, for whichever account the unit runs as. */
function findingOf(unit: string): Warnings[number] {
  const folder = `${UNITS}/${unit}.d`;
  const lines = ["[Service]", "CacheDirectory=%N", "Environment=GOCACHE=%C/%N/build GOPATH=%C/%N/go"];
  const cure = [
    `mkdir -p ${quoted(folder)}`,
    `printf '%s\\n' ${lines.map(quoted).join(" ")} > ${quoted(`${folder}/gobundle.conf`)}`,
    "systemctl daemon-reload",
  ].join(" && ");
  return { code: "no-home", facts: { who: unit, file: `${UNITS}/${unit}`, cure } };
}
