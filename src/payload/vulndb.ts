import { Fault, reasonOf } from "../fault.ts";

/** A file of a vulnerability database by its place, `index/db.json`; undefined where it is not there. */
export type VulndbReader = (name: string) => Uint8Array | undefined;

/** A database that govulncheck can read from a folder. */
export interface Vulndb {
  /** Milliseconds since 1970: when its publisher changed it last. */
  readonly modified: number;
  /** Every file that its indexes lead to, by its place, in byte order. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** As govulncheck asks for them, without compression (golang/vuln internal/client). */
const INDEXES = ["index/db.json", "index/modules.json", "index/vulns.json"] as const;

/** `GO-2023-1234` (go.dev/doc/security/vuln/database#schema); it becomes a file name. */
const ID = /^GO-\d{4}-\d{4,6}$/;

/**
 * Reads a database by the layout of go.dev/doc/security/vuln/database#api:
 * - the three indexes are there, JSON, and say what their readers look for;
 * - every vulnerability of an index has its `ID/<id>.json`, which is JSON and has that id;
 * - modules speak of no other vulnerability than `vulns.json` does.
 * What no index leads to stays behind. Fault vulndb-invalid (2).
 */
export function readVulndb(read: VulndbReader): Vulndb {
  const files = new Map<string, Uint8Array>();
  const json = (name: string): unknown => {
    const bytes = read(name);
    if (bytes === undefined) throw invalid(name, "missing");
    files.set(name, bytes);
    return parse(name, bytes);
  };
  const [database, modules, vulns] = INDEXES.map(json);
  const ids = listIn("index/vulns.json", vulns).map((one) => idOf("index/vulns.json", one));
  for (const id of ids) {
    const name = `ID/${id}.json`;
    if (idOf(name, json(name)) !== id) throw invalid(name, "other id");
  }
  checkModules(modules, new Set(ids));
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { modified: modifiedOf(database), files: new Map(sorted) };
}

function checkModules(modules: unknown, known: ReadonlySet<string>): void {
  const name = "index/modules.json";
  for (const module of listIn(name, modules)) {
    if (typeof fieldOf(module, "path") !== "string") throw invalid(name, "a module without a path");
    for (const vuln of listIn(name, fieldOf(module, "vulns"))) {
      const id = idOf(name, vuln);
      if (!known.has(id)) throw invalid(name, `${id} is not in index/vulns.json`);
    }
  }
}

function modifiedOf(database: unknown): number {
  const modified = fieldOf(database, "modified");
  const time = typeof modified === "string" ? Date.parse(modified) : Number.NaN;
  if (Number.isNaN(time)) throw invalid("index/db.json", "no time of change");
  return time;
}

function idOf(name: string, value: unknown): string {
  const id = fieldOf(value, "id");
  if (typeof id !== "string" || !ID.test(id)) throw invalid(name, "no id like GO-2023-1234");
  return id;
}

function listIn(name: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(name, "not a list");
  return value;
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, field)
    ? Object.entries(value).find(([name]) => name === field)?.[1]
    : undefined;
}

function parse(name: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw invalid(name, reasonOf(error), error);
  }
}

function invalid(name: string, reason: string, cause?: unknown): Fault {
  return new Fault("vulndb-invalid", { name, reason }, { cause });
}
