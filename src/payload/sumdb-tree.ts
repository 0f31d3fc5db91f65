import type { Component, LogEvidence } from "../bundle/component.ts";
import type { StatedLog } from "../bundle/manifest.ts";
import { Fault } from "../fault.ts";
import type { H1 } from "../golang/dirhash.ts";
import { escapePath, escapeVersion, type ModuleVersion } from "../golang/module.ts";
import { parseVerifierKey, type VerifierKey } from "../golang/note.ts";
import { type Lookup, openHead, parseLookup, SUM_GOLANG_ORG, sumsIn } from "../golang/sumdb.ts";
import { type Tile, tilePath } from "../golang/tile.ts";
import { proveRecords, type TreeHead } from "../golang/tlog.ts";
import { moduleVersion } from "./distribution.ts";

/** Reads a file of the carried database by its path in the module tree; undefined where it is not carried. */
export type LogReader = (path: string) => Uint8Array | undefined;

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

/** `sumdb/sum.golang.org/lookup/github.com/!azure/x@v1.2.3` */
export function lookupPath(log: string, { path, version }: ModuleVersion): string {
  return `sumdb/${log}/lookup/${escapePath(path)}@${escapeVersion(version)}`;
}

/** `sumdb/sum.golang.org/tile/8/0/x082/177` */
export function tileMemberPath(log: string, tile: Tile): string {
  return `sumdb/${log}/${tilePath(tile)}`;
}

/** An empty file: where it is missing, the go command asks the real database over the network. */
export function supportedPath(log: string): string {
  return `sumdb/${log}/supported`;
}

/**
 * Proves every claim of the components on a checksum database by the carried files: the one signed head, the
 * record's place in its tree through authenticated tiles, and the signed `h1:` against the record's.
 * Faults "log-key", "log-signature", "log-record", "log-proof", "log-missing", "log-mismatch".
 */
export function verifyCarriedLogs(
  components: Iterable<Component>,
  stated: readonly StatedLog[],
  read: LogReader,
): ProvenLog[] {
  const byLog = Map.groupBy([...components].flatMap(claimOf), (claim) => claim.log.log);
  return [...byLog].map(([name, claims]) => verifyCarriedLog(claims, keyOfLog(name, stated), read));
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

/** The claims on one database, all under its key. */
function verifyCarriedLog(claims: readonly LogClaim[], key: VerifierKey, read: LogReader): ProvenLog {
  const carried = (path: string) => {
    const bytes = read(path);
    if (!bytes) throw new Fault("log-missing", { path });
    return bytes;
  };
  carried(supportedPath(key.name));
  const answers = claims.map((claim) => ({
    claim,
    lookup: parseLookup(carried(lookupPath(key.name, claim.module))),
  }));
  const note = onlyNote(answers, key);
  const head = openHead(note, key);
  for (const { claim, lookup } of answers) checkNumber(claim, lookup);
  proveRecords(
    head,
    answers.map(({ lookup }) => lookup),
    (tile) => carried(tileMemberPath(key.name, tile)),
  );
  for (const { claim, lookup } of answers) checkSums(claim, lookup.text);
  return { name: key.name, head, records: answers.length };
}

/** FORMAT 5.13. With several heads the go command needs tiles that depend on the order of its questions: one is a rule of the tree. */
function onlyNote(answers: readonly { readonly lookup: Lookup }[], key: VerifierKey): string {
  const [note, ...others] = new Set(answers.map(({ lookup }) => lookup.note));
  if (note === undefined || others.length > 0)
    throw new Fault("log-signature", { log: key.name, rule: "one-head" });
  return note;
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
  if (component.kind !== "modules" || !component.log) return [];
  const { id, path = "", version = "", log, goH1, goModH1 } = component;
  return [
    { component: id, module: { path, version }, log, ...(goH1 && { goH1 }), ...(goModH1 && { goModH1 }) },
  ];
}
