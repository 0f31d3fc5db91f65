import { Fault } from "../../fault.ts";
import { type H1, h1OfDigests } from "../../golang/dirhash.ts";
import { moduleStem, nameInTree, type Place, placeOf, programOf } from "../places.ts";
import type {
  AppComponent,
  Component,
  ModulesComponent,
  ToolComponent,
  ToolchainComponent,
} from "./component.ts";
import type { Member } from "./member.ts";
import { mostBytesOf } from "./member-limits.ts";
import type { Problems } from "./problems.ts";

/** A member with its name in the component's tree. */
interface Leaf {
  readonly name: string;
  readonly member: Member;
}

/** Records where a component and its members do not say the same. */
export function findComponentProblems(
  component: Component,
  members: readonly Member[],
  at: string,
  problems: Problems,
): void {
  const place = legalPlace(component);
  if (place === undefined) {
    problems.add("not-a-module-version", at);
    return;
  }
  if (!hasItsId(component)) problems.add("other-id", `${at}.id`); // FORMAT 3.15
  if (members.length === 0) problems.add("no-members", at); // FORMAT 3.15
  findCountProblem(place, members.length, at, problems);
  const leaves = leavesOf(place, members, at, problems);
  findRecordProblems(component, leaves, at, problems);
  if (component.kind === "tool") findToolProblems(component, leaves, at, problems);
  if (component.kind === "toolchain") findUnproven(component, at, problems);
  if (component.kind === "app") findAppProblem(component, leaves, at, problems);
  findTreeProblem(component, leaves, at, problems);
  for (const { name, member } of leaves)
    if (member.size > mostBytesOf(component, name)) problems.add("too-large", `${at}: ${member.path}`); // FORMAT 9.6
}

/** FORMAT 5.15: where an app's folder is stated, there is a module or a workspace. */
function findAppProblem(
  { dir }: AppComponent,
  leaves: readonly Leaf[],
  at: string,
  problems: Problems,
): void {
  const files = [`${dir}/go.mod`, `${dir}/go.work`];
  if (dir !== undefined && !leaves.some(({ name }) => files.includes(name)))
    problems.add("no-module", `${at}.dir`);
}

/** FORMAT 5.8: one file, and its signature where one is spoken of; ids and places see to it that it is these. */
function findCountProblem(place: Place, members: number, at: string, problems: Problems): void {
  if ("folder" in place) return;
  if (place.signature === undefined && members > 1) problems.add("more-than-one-member", at);
  if (place.signature !== undefined && members !== 2) problems.add("signature-and-archive", at);
}

/** FORMAT 6.5: what is installed as it is carried has the tree digest that its members give. */
function findTreeProblem(
  component: Component,
  leaves: readonly Leaf[],
  at: string,
  problems: Problems,
): void {
  if (component.kind === "toolchain" || component.kind === "installer") return;
  const files = leaves.map(({ name, member }) => ({ name, sha256: member.sha256 }));
  if (h1OfDigests(files) !== component.treeH1) problems.add("other-tree", `${at}.treeH1`);
}

/** FORMAT 3.14: a distribution that nothing vouches for is not carried; a signature is there for archives alone. */
function findUnproven(
  { form, authenticity: { published, openpgp, log } }: ToolchainComponent,
  at: string,
  problems: Problems,
): void {
  if (openpgp !== undefined && form !== "archive") problems.add("signature-of-module", `${at}.authenticity`);
  // A signature names no version: it vouches for bytes, and another statement says which Go they are.
  if (published !== "held" && log === undefined) problems.add("nothing-held", `${at}.authenticity`);
}

/** FORMAT 3.19: a tool is a program of its module that can be run. */
function findToolProblems(
  { package: name, module }: ToolComponent,
  leaves: readonly Leaf[],
  at: string,
  problems: Problems,
): void {
  if (name !== module && !name.startsWith(`${module}/`)) problems.add("other-module", `${at}.package`);
  if (leaves.some(({ member }) => member.executable !== true)) problems.add("not-executable", at);
}

/** FORMAT 6.6: Go's own records stand at module versions and their members, and agree. */
function findRecordProblems(
  component: Component,
  leaves: readonly Leaf[],
  at: string,
  problems: Problems,
): void {
  if (component.kind === "modules" && component.part === undefined) {
    findVersionProblems(component, leaves, at, problems);
    return;
  }
  if (leaves.some(({ member }) => member.goH1 !== undefined)) problems.add("other-go-h1", at);
  if (component.kind === "modules") findPartProblems(component, leaves, at, problems);
}

/** FORMAT 5.10, 5.11: the indexes and the carried databases are no module version. */
function findPartProblems(
  component: ModulesComponent,
  leaves: readonly Leaf[],
  at: string,
  problems: Problems,
): void {
  const { part, path, version, goH1, goModH1, log } = component;
  if ([path, version, goH1, goModH1, log].some((field) => field !== undefined))
    problems.add("not-a-module-version", at);
  const isIndex = ({ name }: Leaf): boolean => /\/@(?:v\/list|latest)$/.test(name);
  if (part === "index" && !leaves.every(isIndex)) problems.add("not-an-index", at);
}

/** FORMAT 5.9: `.info` and `.mod` always, `.zip` where the packages are needed, nothing else. */
function findVersionProblems(
  component: ModulesComponent,
  leaves: readonly Leaf[],
  at: string,
  problems: Problems,
): void {
  const stem = moduleStem(component);
  const find = (extension: string): Member | undefined =>
    leaves.find(({ name }) => name === stem + extension)?.member;
  const info = find(".info");
  const mod = find(".mod");
  const zip = find(".zip");
  const expected = [info, mod, zip].filter((member) => member !== undefined).length;
  if (info === undefined || mod === undefined || expected !== leaves.length)
    problems.add("module-members", at);
  findRecord(info?.goH1, undefined, `${at}.info`, problems);
  findRecord(
    component.goModH1,
    mod && h1OfDigests([{ name: "go.mod", sha256: mod.sha256 }]),
    `${at}.goModH1`,
    problems,
  );
  findRecord(mod?.goH1, component.goModH1, `${at}.mod`, problems);
  findRecord(zip?.goH1, component.goH1, `${at}.zip`, problems);
  if ((zip === undefined) !== (component.goH1 === undefined)) problems.add("other-go-h1", `${at}.goH1`);
}

function findRecord(
  stated: H1 | undefined,
  expected: H1 | undefined,
  place: string,
  problems: Problems,
): void {
  if (stated !== expected) problems.add("other-go-h1", place);
}

function leavesOf(place: Place, members: readonly Member[], at: string, problems: Problems): Leaf[] {
  const leaves: Leaf[] = [];
  for (const member of members) {
    const name = nameInTree(place, member.path);
    if (name === undefined)
      problems.add("other-place", `${at}: ${member.path}`); // FORMAT 5.8
    else leaves.push({ name, member });
  }
  return leaves;
}

/** FORMAT 3.15: where the id follows from the other fields, it is that one. */
function hasItsId(component: Component): boolean {
  const { id } = component;
  switch (component.kind) {
    case "toolchain":
      return id === `go${component.version}.${component.target.replace("/", "-")}`;
    case "installer":
      return id === `gobundle-${component.target.replace("/", "-")}`;
    case "modules":
      return isModulesId(component);
    case "tool":
      return /^[^/]+$/.test(programOf(component)) && id.endsWith(`.${component.target.replace("/", "-")}`);
    case "script":
      return id.startsWith(`${component.when}/`);
    default:
      return true;
  }
}

function isModulesId({ id, part, path, version }: ModulesComponent): boolean {
  if (part === "index") return id === "index";
  if (part === "sumdb") return /^sumdb\/[A-Za-z0-9][A-Za-z0-9.-]*$/.test(id);
  return id === `${path}@${version}`;
}

function legalPlace(component: Component): Place | undefined {
  try {
    if (component.kind === "modules" && component.part === undefined) moduleStem(component);
    return placeOf(component);
  } catch (error) {
    if (error instanceof Fault) return undefined;
    throw error;
  }
}
