import type { Component } from "../bundle/manifest/component.ts";
import type { Manifest, Member } from "../bundle/manifest/manifest.ts";
import { Fault } from "../fault.ts";
import type { Depth, Passed } from "../ports/media.ts";

/** What `--deep` inflates in each member, by its component; nothing where the bytes are installed as they are. */
export function depthsOf(manifest: Manifest): (member: Member) => Depth | undefined {
  const components = new Map(manifest.components.map((component) => [component.id, component]));
  return (member) => depthOf(member, components.get(member.component ?? ""));
}

function depthOf(member: Member, component: Component | undefined): Depth | undefined {
  switch (component?.kind) {
    case "toolchain":
      return { toolchain: component.form, version: component.version, target: component.target };
    case "modules":
      return member.path.endsWith(".zip") && component.path !== undefined && component.version !== undefined
        ? { module: { path: component.path, version: component.version } }
        : undefined;
    case "installer":
      return { gzip: true };
    default:
      return undefined;
  }
}

/** Holds what was found inside the members against what was signed. Fault: tree-mismatch (3). */
export function checkDepths(manifest: Manifest, passed: readonly Passed[]): void {
  const found = new Map(passed.map((one) => [one.path as string, one]));
  const components = new Map(manifest.components.map((component) => [component.id, component]));
  for (const member of manifest.members) {
    const component = components.get(member.component ?? "");
    const inside = found.get(member.path);
    if (component !== undefined && inside !== undefined) checkDepth(component, inside);
  }
}

function checkDepth(component: Component, { treeH1, goH1, content }: Passed): void {
  if (component.kind === "installer") {
    check(component, component.sha256, content?.sha256);
    check(component, String(component.size), content && String(content.size));
  }
  if (component.kind === "toolchain") check(component, component.treeH1, treeH1);
  if (component.kind === "toolchain" || component.kind === "modules") check(component, component.goH1, goH1);
}

function check({ id }: Component, want: string | undefined, got: string | undefined): void {
  if (got !== undefined && got !== want)
    throw new Fault("tree-mismatch", { component: id, want: want ?? "", got });
}
