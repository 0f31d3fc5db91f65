import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { FAULTS } from "../src/faults.ts";

const SRC = resolve(import.meta.dirname, "..", "src");

/** What every floor may import: the faults, and the limits on what others wrote, which all stand in one file. */
const GROUND: readonly string[] = ["fault.ts", "faults.ts", "limits.ts"];

/** What each floor may import besides itself and the ground. This table is the architecture. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  golang: [],
  bundle: ["golang"],
  payload: ["bundle", "golang"],
  ports: ["payload", "bundle", "golang"],
  gorun: ["ports", "payload", "bundle", "golang"],
  transaction: ["gorun", "ports", "payload", "bundle", "golang"],
  look: ["gorun", "ports", "payload", "bundle", "golang"],
  zone: ["ports", "payload", "bundle", "golang"],
  create: ["look", "zone", "gorun", "ports", "payload", "bundle", "golang"],
  apply: ["look", "zone", "transaction", "gorun", "ports", "payload", "bundle", "golang"],
  cli: ["create", "apply", "look", "zone", "transaction", "gorun", "ports", "payload", "bundle", "golang"],
  host: ["ports", "payload", "bundle", "golang"],
};

/** Files that a floor may not see although it sees their folder. */
const CLOSED: readonly { readonly floor: string; readonly file: string; readonly why: string }[] = [
  { floor: "create", file: "ports/store.ts", why: "create changes no host" },
  { floor: "apply", file: "ports/network.ts", why: "offline shows in the import graph" },
  { floor: "look", file: "ports/network.ts", why: "a guard needs no network" },
  { floor: "transaction", file: "ports/network.ts", why: "the host is changed offline" },
];

/** One package, one door. A name that ends in a slash is a folder. */
const DOORS: Readonly<Record<string, string>> = {
  archiver: "bundle/container.ts",
  "node-forge": "zone/",
  "fs-extra": "host/",
  "p-limit": "create/",
  listr2: "cli/progress.ts",
  "@inquirer/prompts": "cli/ask.ts",
  yaml: "create/recipe.ts",
  commander: "cli/args.ts",
};

/** Modules of Node that compute and touch nothing; all others belong to the host. The ground floors take no paths. */
const PURE_NODE = ["node:crypto", "node:zlib", "node:stream", "node:buffer"];
const PATHLESS = ["golang", "bundle", "payload", "ports"];

/** Ways around the ports that need no import. */
const MACHINE =
  /(?<![\w.$"'`/-])(?:process\.(?!run\b)\w+|Date\.now\(|new Date\(\)|globalThis\b|await fetch\()/g;

/** What switches a check off stands in a comment; what goes around the types does not. */
const SWITCHES = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore/g;
const CASTS = /\bas unknown as\b|: any\b|\bas any\b|<any\b/g;

/** Names that say nothing of what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|shared|types)\.ts$/;

interface Source {
  /** Relative to `src`. */
  readonly path: string;
  readonly raw: string;
  /** Without its comments. */
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const raw = readFileSync(join(SRC, path), "utf8");
    const text = raw.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    return { path, raw, text, imports: importsOf(text) };
  });

function importsOf(text: string): readonly string[] {
  const statements = text.matchAll(/^(?:import|export)\s(?:[\w\s{*][^;"'=]*?\sfrom\s)?\s*["']([^"']+)["']/gm);
  const calls = text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g);
  return [...statements, ...calls].map(([, name = ""]) => name);
}

const floorOf = (path: string) => (path.includes("/") ? (path.split("/")[0] ?? "") : "");
const isPackage = (name: string) => !name.startsWith(".") && !name.startsWith("node:");
const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");

/** Imports of our own files, as paths relative to `src`. */
function within({ path, imports }: Source): readonly string[] {
  return imports
    .filter((name) => name.startsWith("."))
    .map((name) => relative(SRC, resolve(SRC, dirname(path), name)));
}

/** Every breach of a rule as one readable line. */
function breaches(rule: (source: Source) => readonly string[]): readonly string[] {
  return sources.flatMap((source) => rule(source).map((what) => `${source.path}: ${what}`));
}

describe("architecture", () => {
  test("there is something to check", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(within).length).toBeGreaterThan(300);
    const floors = new Set(sources.map(({ path }) => floorOf(path)).filter((floor) => floor !== ""));
    expect([...floors].sort()).toEqual(Object.keys(FLOORS).sort());
  });

  test("an import only goes down", () => {
    const found = breaches((source) => {
      const floor = floorOf(source.path);
      if (source.path === "main.ts") return [];
      return within(source).filter((target) => {
        const to = floorOf(target);
        if (GROUND.includes(target)) return false;
        return to !== floor && FLOORS[floor]?.includes(to) !== true;
      });
    });
    expect(found).toEqual([]);
  });

  test("some files are closed to some floors", () => {
    const found = CLOSED.flatMap(({ floor, file, why }) =>
      breaches((source) =>
        floorOf(source.path) === floor && within(source).includes(file) ? [`${file}, but ${why}`] : [],
      ),
    );
    expect(found).toEqual([]);
    for (const { file } of CLOSED) expect(sources.map(({ path }) => path)).toContain(file);
  });

  test("each package has one door", () => {
    const found = breaches((source) =>
      source.imports.filter(isPackage).filter((name) => {
        const door = DOORS[packageOf(name)];
        if (door === undefined) return true;
        return door.endsWith("/") ? !source.path.startsWith(door) : source.path !== door;
      }),
    );
    expect(found).toEqual([]);
    for (const name of Object.keys(DOORS)) {
      expect(
        sources.some(({ imports }) => imports.some((from) => packageOf(from) === name)),
        name,
      ).toBe(true);
    }
  });

  test("only the host and main touch the machine", () => {
    const found = breaches((source) => {
      if (floorOf(source.path) === "host" || source.path === "main.ts") return [];
      const allowed = PATHLESS.includes(floorOf(source.path)) ? PURE_NODE : [...PURE_NODE, "node:path"];
      const modules = source.imports.filter(
        (name) => (name.startsWith("node:") && !allowed.includes(name)) || builtinModules.includes(name),
      );
      const globals = source.text.match(MACHINE) ?? [];
      return [...modules, ...globals];
    });
    expect(found).toEqual([]);
  });

  test("ports are types only", () => {
    const found = breaches((source) => {
      if (floorOf(source.path) !== "ports") return [];
      return source.text.match(/^export (?:async )?(?:const|let|function|class|enum)\b.*$/gm) ?? [];
    });
    expect(found).toEqual([]);
  });

  test("no import leads back to where it came from", () => {
    const graph = new Map(sources.map((source) => [source.path, within(source)]));
    expect(cyclesIn(graph)).toEqual([]);
  });

  test("every name says what is inside", () => {
    expect(
      breaches(({ path }) => (EMPTY_NAMES.test(path.split("/").at(-1) ?? "") ? ["an empty name"] : [])),
    ).toEqual([]);
  });

  test("an index holds a story, never a list of re-exports", () => {
    const found = breaches(({ path, text }) => {
      if (!path.endsWith("/index.ts")) return [];
      const passedOn = text.match(/^export\b[^;]*\bfrom\b.*$/gm) ?? [];
      return /^export (?:async )?function /m.test(text) ? passedOn : [...passedOn, "no entry function"];
    });
    expect(found).toEqual([]);
  });

  test("main stays a composition root", () => {
    const main = sources.find(({ path }) => path === "main.ts");
    expect(main?.text.trimEnd().split("\n").length).toBeLessThanOrEqual(60);
  });

  test("no check is switched off", () => {
    const found = breaches(({ raw, text }) => [...(raw.match(SWITCHES) ?? []), ...(text.match(CASTS) ?? [])]);
    expect(found).toEqual([]);
    for (const line of [
      "// @ts-ignore",
      "/* @ts-expect-error */",
      "// biome-ignore lint: why",
      "// @ts-nocheck",
    ])
      expect(line).toMatch(SWITCHES);
    for (const line of ["x as unknown as Y", "let x: any;", "x as any", "<any>x", "Array<any>"])
      expect(line).toMatch(CASTS);
  });

  test("each fault is thrown or shown somewhere and has an id of its own", () => {
    const elsewhere = sources.filter(
      ({ path }) => path !== "faults.ts" && path !== "warnings.ts" && !path.startsWith("cli/texts/"),
    );
    const unused = Object.keys(FAULTS).filter(
      (code) => !elsewhere.some(({ text }) => text.includes(`"${code}"`)),
    );
    expect(unused).toEqual([]);
    const ids = Object.values(FAULTS).map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test("an id's first digits say its exit status", () => {
    const wrong = Object.entries(FAULTS).filter(([, { id, exit }]) => !statusesOf(id).includes(exit));
    expect(wrong).toEqual([]);
  });
});

/** GB-1xxx failures, 2xxx usage, and so on as `faults.ts` says; 01xx are warnings. */
function statusesOf(id: string): readonly number[] {
  const number = Number(id.slice(3));
  if (number < 1000) return [0];
  if (number >= 7500 && number < 7600) return [75];
  return Math.floor(number / 1000) === 1 ? [1, 130, 143] : [Math.floor(number / 1000)];
}

/** Each cycle once, as `a -> b -> a`; depth first, a file that has been left is never entered again. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const left = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const seen = trail.indexOf(path);
    if (seen !== -1) found.push([...trail.slice(seen), path].join(" -> "));
    if (seen !== -1 || left.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    left.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
