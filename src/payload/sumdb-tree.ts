import type { Component, LogEvidence } from "../bundle/manifest/component.ts";
import type { StatedLog } from "../bundle/manifest/manifest.ts";
import { Fault } from "../fault.ts";
import type { H1 } from "../golang/dirhash.ts";
import type { ModuleVersion } from "../golang/module.ts";
import { parseVerifierKey, type VerifierKey } from "../golang/note.ts";
import { type Lookup, SUM_GOLANG_ORG, sumsIn } from "../golang/sumdb.ts";
import type { TreeHead } from "../golang/tlog.ts";
import {
  type CarriedLog,
  checkLookupNames,
  type LogFiles,
  type LogRoots,
  lookupName,
  proveCarriedLog,
  readCarriedLog,
} from "./carried-log.ts";
import { moduleVersion } from "./distribution.ts";

/** What a component says that the database holds. */
interface LogClaim {
  readonly component: string;
  readonly module: ModuleVersion;
  readonly log: LogEvidence;
  /** Of the zip; absent where only the go.mod is carried. */
  readonly goH1?: H1;
  readonly goModH1?: H1;
}

/** A database whose claims all held. */
export interface ProvenLog {
  readonly name: string;
  readonly head: TreeHead;
  readonly records: number;
}

/**
 * Proves the carried databases and every claim of the components on them: the one signed head, each record's place in
 * its tree through authenticated tiles, and the signed `h1:` against the record's. `files` are those of all databases, by
 * their paths in the module tree; `roots` those of their tiles that are known already.
 * Faults log-key, log-signature, log-record, log-proof, log-missing, log-mismatch, tree-path.
 */
export function verifyCarriedLogs(
  components: Iterable<Component>,
  stated: readonly StatedLog[],
  files: LogFiles,
  roots: LogRoots = new Map(),
): ProvenLog[] {
  const all = [...components];
  const claims = Map.groupBy(all.flatMap(claimOf), (claim) => claim.log.log);
  const names = new Set([...claims.keys(), ...all.flatMap(databaseOf)]);
  return [...names].map((name) =>
    verifyCarriedLog(claims.get(name) ?? [], keyOfLog(name, stated), ofLog(name, files), ofLog(name, roots)),
  );
}

/** What belongs to one database, by the names below `sumdb/<name>/`. */
export function ofLog<T>(name: string, byPath: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  const start = `sumdb/${name}/`;
  return new Map(
    [...byPath].flatMap(([path, value]) =>
      path.startsWith(start) ? [[path.slice(start.length), value] as const] : [],
    ),
  );
}

/** The database that a component carries. */
export function databaseOf(component: Component): string[] {
  const carries = component.kind === "modules" && component.part === "sumdb";
  return carries ? [component.id.slice("sumdb/".length)] : [];
}

/** The key of a database: built in for sum.golang.org, which nothing can state anew; else as stated. Fault "log-key". */
export function keyOfLog(name: string, stated: readonly StatedLog[]): VerifierKey {
  const builtIn = parseVerifierKey(SUM_GOLANG_ORG);
  if (name === builtIn.name) return builtIn;
  const text = stated.find((log) => log.name === name)?.key;
  if (text === undefined) throw new Fault("log-key", { key: name });
  const key = parseVerifierKey(text);
  if (key.name !== name) throw new Fault("log-key", { key: text });
  return key;
}

/** The claims on one database, all under its key; then what it carries besides. */
function verifyCarriedLog(
  claims: readonly LogClaim[],
  key: VerifierKey,
  files: LogFiles,
  roots: LogRoots,
): ProvenLog {
  const log = readCarriedLog(key, files);
  const answers = claims.map((claim) => ({ claim, lookup: lookupOf(claim, log) }));
  for (const { claim, lookup } of answers) checkNumber(claim, lookup);
  proveCarriedLog(log, roots);
  for (const { claim, lookup } of answers) checkSums(claim, lookup.text);
  checkLookupNames(log.lookups);
  return { name: log.name, head: log.head, records: answers.length };
}

function lookupOf({ module }: LogClaim, { name, lookups }: CarriedLog): Lookup {
  const lookup = lookups.get(lookupName(module));
  if (lookup === undefined) throw new Fault("log-missing", { path: `sumdb/${name}/${lookupName(module)}` });
  return lookup;
}

function checkNumber({ module, log }: LogClaim, { id }: Lookup): void {
  if (id === log.record) return;
  throw new Fault("log-record", { module: `${module.path}@${module.version}`, rule: "number" });
}

function checkSums({ component, module, goH1, goModH1 }: LogClaim, provenText: string): void {
  const sums = sumsIn(provenText, module);
  // A claim without a sum would look proven and say nothing.
  if (goH1 === undefined && goModH1 === undefined) {
    throw new Fault("log-record", { module: `${module.path}@${module.version}`, rule: "no-sum-stated" });
  }
  if (goH1 !== undefined && goH1 !== sums.zip)
    throw new Fault("log-mismatch", { component, want: goH1, got: sums.zip });
  if (goModH1 !== undefined && goModH1 !== sums.mod) {
    throw new Fault("log-mismatch", { component, want: goModH1, got: sums.mod });
  }
}

/** A toolchain's or a module version's claim; none from components that no database can hold. */
function claimOf(component: Component): LogClaim[] {
  if (component.kind === "toolchain") {
    const log = component.authenticity.log;
    if (!log) return [];
    const module = { path: "golang.org/toolchain", version: moduleVersion(component) };
    return [{ component: component.id, module, log, goH1: component.goH1 }];
  }
  if (component.kind === "tool") {
    const { id, module: path, version, log, goH1 } = component;
    return log ? [{ component: id, module: { path, version }, log, goH1 }] : [];
  }
  if (component.kind !== "modules" || !component.log) return [];
  const { id, path = "", version = "", log, goH1, goModH1 } = component;
  return [
    { component: id, module: { path, version }, log, ...(goH1 && { goH1 }), ...(goModH1 && { goModH1 }) },
  ];
}
