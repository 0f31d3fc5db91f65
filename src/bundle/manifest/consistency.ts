import { sha256 } from "../digest.ts";
import { collisionKey } from "../member-path.ts";
import { renderSums, SUMS_PATH } from "../sums.ts";
import type { Component, ToolComponent } from "./component.ts";
import { findComponentProblems } from "./component-rules.ts";
import { findIndexProblems } from "./index-rules.ts";
import { chunkCount, type Member } from "./member.ts";
import type { Problems } from "./problems.ts";
import type { Proof } from "./proof.ts";

/** The checksum database that needs no stated key. */
const PUBLIC_LOG = "sum.golang.org";

/** What the rules below look at: a manifest whose fields have been read one by one. */
interface Statements {
  readonly created: string;
  readonly validUntil?: string;
  readonly targets: readonly string[];
  readonly critical: readonly string[];
  readonly logs?: readonly { readonly name: string }[];
  readonly components: readonly Component[];
  readonly proof: Proof;
  readonly members: readonly Member[];
}

/** Records every pair of statements in a manifest that cannot both be true. */
export function findContradictions(manifest: Statements, problems: Problems): void {
  const { components, members } = manifest;
  findEndBeforeBeginning(manifest, problems);
  findRepeats("targets", manifest.targets, problems);
  findRepeats("logs", namesOf(manifest.logs ?? []), problems);
  findRepeats("components", idsOf(components), problems); // FORMAT 3.15
  findUnknownNames(manifest, problems);
  findPathCollisions(members, problems);
  for (const [at, member] of members.entries()) findChunkProblem(member, `members[${at}]`, problems);
  findSumsProblem(members, problems);
  const grouped = groupByComponent(manifest, problems);
  for (const [at, component] of components.entries()) {
    findComponentProblems(component, grouped.get(component.id) ?? [], `components[${at}]`, problems);
  }
  findIndexProblems(components, members, problems);
}

/** FORMAT 3.20 */
function findEndBeforeBeginning({ created, validUntil }: Statements, problems: Problems): void {
  if (validUntil !== undefined && Date.parse(validUntil) <= Date.parse(created))
    problems.add("not-after-created", "validUntil");
}

function namesOf(logs: readonly { readonly name: string }[]): string[] {
  return logs.map((log) => log.name);
}

function idsOf(components: readonly Component[]): string[] {
  return components.map((component) => component.id);
}

function findRepeats(place: string, names: readonly string[], problems: Problems): void {
  const seen = new Set<string>();
  for (const [at, name] of names.entries()) {
    if (seen.has(name)) problems.add("repeated", `${place}[${at}]`);
    seen.add(name);
  }
}

/** FORMAT 3.16: targets, databases, modules of tools, and apps and tools of the proof that are spoken of are stated. */
function findUnknownNames({ targets, logs = [], components, proof }: Statements, problems: Problems): void {
  const known = {
    targets: new Set(targets),
    logs: new Set([PUBLIC_LOG, ...namesOf(logs)]),
    proven: new Set(idsOf(components.filter(({ kind }) => kind === "app" || kind === "tool"))),
    modules: new Map(components.map((one) => [one.id, one.kind === "modules" ? one.goH1 : undefined])),
  };
  for (const [at, component] of components.entries()) {
    const place = `components[${at}]`;
    if ("target" in component && !known.targets.has(component.target))
      problems.add("not-stated", `${place}.target`);
    if (component.kind === "tool" && known.modules.get(moduleIdOf(component)) !== component.goH1)
      problems.add("not-stated", `${place}.module`);
    const log = logOf(component);
    if (log !== undefined && !known.logs.has(log)) problems.add("not-stated", `${place}.log`);
  }
  const spoken = [...proof.runs, ...proof.programs].map((entry) => entry.app);
  for (const app of new Set([...spoken, ...Object.keys(proof.holds)])) {
    if (!known.proven.has(app)) problems.add(`not-stated ${app}`, "proof");
  }
}

function logOf(component: Component): string | undefined {
  if (component.kind === "toolchain") return component.authenticity.log?.log;
  return component.kind === "modules" || component.kind === "tool" ? component.log?.log : undefined;
}

/** The component of the module version that a tool was built from. */
function moduleIdOf({ module, version }: ToolComponent): string {
  return `${module}@${version}`;
}

/** FORMAT 5.7: no path twice, none that another needs as a folder, compared as the least able file system would. */
function findPathCollisions(members: readonly Member[], problems: Problems): void {
  const files = new Set<string>();
  const folders = new Set<string>();
  const keys = members.map((member) => collisionKey(member.path));
  for (const [at, key] of keys.entries()) {
    if (files.has(key)) problems.add("repeated", `members[${at}].path`);
    files.add(key);
    for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) {
      const folder = key.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  for (const [at, key] of keys.entries())
    if (folders.has(key)) problems.add("also-a-folder", `members[${at}].path`);
}

/** FORMAT 6.1: exactly the chunks that the size asks for. */
function findChunkProblem({ size, chunks = [] }: Member, place: string, problems: Problems): void {
  if (chunks.length !== chunkCount(size)) problems.add("chunk-count", `${place}.chunks`);
}

/** FORMAT 7.2: SHA256SUMS comes first, belongs to no component, and its digest is that of the text it must have. */
function findSumsProblem(members: readonly Member[], problems: Problems): void {
  const sums = members[0];
  const text = Buffer.from(renderSums(members));
  if (sums?.path !== SUMS_PATH) problems.add("not-SHA256SUMS", "members[0]");
  else findOddSums(sums, text, problems);
}

function findOddSums(sums: Member, text: Uint8Array, problems: Problems): void {
  if (sums.component !== undefined) problems.add("not-allowed", "members[0].component");
  if (sums.goH1 !== undefined || sums.executable !== undefined)
    problems.add("not-a-plain-member", "members[0]");
  if (sums.size !== text.length || sums.sha256 !== sha256(text)) problems.add("other-sums", "members[0]");
}

/** FORMAT 3.15: every member but SHA256SUMS names a component that is there. */
function groupByComponent({ components, members }: Statements, problems: Problems): Map<string, Member[]> {
  const groups = new Map<string, Member[]>(components.map((component) => [component.id, []]));
  for (const [at, member] of members.entries()) {
    if (at === 0) continue;
    const group = groups.get(member.component ?? "");
    if (group === undefined) problems.add("not-stated", `members[${at}].component`);
    group?.push(member);
  }
  return groups;
}
