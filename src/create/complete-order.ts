import { isAbsolute, join } from "node:path";
import { lastSecond } from "../bundle/last-second.ts";
import { SCRIPT_TIMES, type ScriptTime } from "../bundle/manifest/component.ts";
import { wholeNumber } from "../bundle/manifest/whole-number.ts";
import { Fault } from "../fault.ts";
import { checkModuleVersion } from "../golang/module.ts";
import type { ModulesWish, Order, SourceChoice, WantedTool } from "./order.ts";
import type { ListOption, TextOption, Wishes } from "./wishes.ts";

/** What the machine adds to what was said. */
export interface Surroundings {
  /** The current folder. */
  readonly here: string;
  readonly home: string;
  /** `linux/amd64` */
  readonly machine: string;
  readonly version: string;
  /** Where the executables are that a build left. */
  readonly installers: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Lines that are fetched at once: proxies take more, and it does not get faster. */
const DEFAULT_JOBS = 8;

/** Fills in the defaults and makes every path absolute. Fault option-invalid (2). */
export function completeOrder(wishes: Wishes, around: Surroundings): Order {
  const { texts, flags } = wishes;
  const list = (name: ListOption) => wishes.lists[name] ?? [];
  const path = (value: string) => (isAbsolute(value) ? value : join(around.here, value));
  const paths = (name: ListOption) => list(name).map(path);
  const number = (name: TextOption) => numberOf(name, texts[name]);
  const [sequence, epoch] = [number("sequence"), epochOf(around.environment)];
  const validUntil = lastSecondOf(texts["valid-until"]);
  const packages = list("packages").flatMap(words);
  const targets = list("target");
  // XDG Base Directory Specification: what is empty or relative is to be ignored.
  const xdg = (name: string, standard: string) => {
    const stated = around.environment[name];
    return stated?.startsWith("/") ? stated : join(around.home, standard);
  };
  return {
    go: list("go"),
    vendor: paths("vendor"),
    modules: list("modules").map((value) => readModules(value, path)),
    packages: packages.length === 0 ? ["./..."] : packages.map(refuseFlag),
    workspaces: around.environment["GOWORK"] !== "off",
    tags: list("tags").flatMap(words).map(refuseFlag),
    include: list("include"),
    exclude: list("exclude"),
    tools: list("tool").map(readTool),
    ...(texts.vulndb !== undefined && { vulndb: path(texts.vulndb) }),
    scripts: list("script").map((value) => readScript(value, path)),
    files: list("file").map((value) => readFile(value, path)),
    targets: targets.length === 0 ? [around.machine] : targets,
    output: texts.output === undefined ? `${around.here}/` : path(texts.output),
    format: texts.format === "dir" ? "folder" : "file",
    ...(texts.name !== undefined && { name: texts.name }),
    ...(sequence !== undefined && { sequence }),
    heads: paths("heads"),
    ...(texts.previous !== undefined && { previous: path(texts.previous) }),
    ...(validUntil !== undefined && { validUntil }),
    proof: {
      run: !flags.has("no-prove"),
      allowWeak: flags.has("allow-weak-proof"),
      tests: flags.has("prove-tests"),
    },
    ...(!flags.has("no-installer") && { installers: path(texts["installer-dir"] ?? around.installers) }),
    source: readSource(texts.source, path),
    mirrors: list("go-mirror"),
    jobs: number("jobs") ?? DEFAULT_JOBS,
    cache: texts.cache === undefined ? join(xdg("XDG_CACHE_HOME", ".cache"), "gobundle") : path(texts.cache),
    offline: flags.has("offline"),
    ...(epoch !== undefined && { epoch }),
    memory: join(xdg("XDG_STATE_HOME", ".local/state"), "gobundle", "made"),
    version: around.version,
    machine: around.machine,
  };
}

/** `--packages` and `--tags` take several in one value. */
function words(value: string): string[] {
  return value.split(/[\s,]+/).filter((word) => word !== "");
}

/** What begins with a dash would be an option of the go command. */
function refuseFlag(value: string): string {
  if (value.startsWith("-"))
    throw new Fault("option-invalid", { option: "--packages, --tags", value, reason: "begins with -" });
  return value;
}

function numberOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = wholeNumber(value);
  if (number === undefined)
    throw new Fault("option-invalid", { option: `--${option}`, value, reason: "1 or more" });
  return number;
}

/** `--valid-until`: a day counts to its end. */
function lastSecondOf(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const last = lastSecond(value);
  if (last !== undefined) return last;
  const reason = "2027-01-31, 2027-01-31T12:00:00Z";
  throw new Fault("option-invalid", { option: "--valid-until", value, reason });
}

/** reproducible-builds.org/specs/source-date-epoch: seconds since 1970. */
function epochOf({
  SOURCE_DATE_EPOCH: value,
}: Readonly<Record<string, string | undefined>>): number | undefined {
  if (value === undefined || value === "") return undefined;
  if (!/^\d{1,10}$/.test(value))
    throw new Fault("option-invalid", { option: "SOURCE_DATE_EPOCH", value, reason: "seconds" });
  return Number(value);
}

/** `PACKAGE@VERSION`, as `go install` takes it. */
function readTool(value: string): WantedTool {
  const [, name, version] = /^([^-@\s][^@\s]*)@([^-@\s][^@\s]*)$/.exec(value) ?? [];
  if (name === undefined || version === undefined)
    throw new Fault("option-invalid", { option: "--tool", value, reason: "PACKAGE@VERSION" });
  return { package: name, version };
}

/** `WHEN=FILE` */
function readScript(value: string, path: (value: string) => string): { when: ScriptTime; path: string } {
  const [, word, file] = /^([^=]+)=(.+)$/s.exec(value) ?? [];
  const when = SCRIPT_TIMES.find((time) => time === word);
  if (when === undefined || file === undefined) {
    throw new Fault("option-invalid", {
      option: "--script",
      value,
      reason: `WHEN=FILE, WHEN: ${SCRIPT_TIMES.join(" ")}`,
    });
  }
  return { when, path: path(file) };
}

/** `SRC:DEST`; DEST stays below `files/`. */
function readFile(value: string, path: (value: string) => string): { from: string; to: string } {
  const [, from, to] = /^(.+):([^:]+)$/s.exec(value) ?? [];
  const inside = to?.split("/").every((segment) => !["", ".", ".."].includes(segment));
  if (from === undefined || to === undefined || inside !== true) {
    throw new Fault("option-invalid", { option: "--file", value, reason: "SRC:DEST, DEST relative" });
  }
  return { from: path(from), to };
}

/** `MODULE@VERSION`, where the value reads like one (`./x@v1.0.0` is a folder), else `DIR`. */
function readModules(value: string, path: (value: string) => string): ModulesWish {
  const [, module, version] = /^([^@]+)@([^@/]+)$/.exec(value) ?? [];
  if (module === undefined || version === undefined || /^[./]/.test(value)) return { folder: path(value) };
  const wish = { path: module, version };
  try {
    checkModuleVersion(wish);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const reason = `MODULE@VERSION, VERSION as in v1.2.3 (${error.facts["rule"]})`;
    throw new Fault("option-invalid", { option: "--modules", value, reason }, { cause: error });
  }
  return wish;
}

function readSource(value: string | undefined, path: (value: string) => string): SourceChoice {
  if (value === undefined) return "any";
  return value === "page" || value === "mirror" || value === "proxy" ? value : { folder: path(value) };
}
