import { join } from "node:path";
import type { ProofRun } from "../../bundle/manifest/proof.ts";
import { Fault } from "../../fault.ts";
import type { Work } from "../../ports/work.ts";
import { type BuildPorts, buildTool } from "../assemble/tool-build.ts";
import { type BuiltTool, toolId } from "../assemble/tool-part.ts";
import type { ProofRoom } from "./room.ts";

export interface ToolProofPorts extends BuildPorts {
  readonly work: Work;
  readonly room: ProofRoom;
  /** GOCACHE of the builds that made the tools. */
  readonly cache: string;
}

/**
 * Shows that `go install` makes the very program that is carried, from the carried module tree, with the carried Go.
 * Faults: tree-incomplete, tool-differs (1).
 */
export async function proveToolInstall(tool: BuiltTool, ports: ToolProofPorts): Promise<ProofRun> {
  const { room, cache, work } = ports;
  const { go, goroot, target, package: name, module } = tool;
  const app = toolId(tool);
  const build = { package: name, version: module.version, go, goroot, target };
  const outcome = await buildTool(build, { ...room, cache, own: join(room.own, "tools", app) }, ports);
  const command = `install ${name}@${module.version}`;
  if ("reason" in outcome) throw new Fault("tree-incomplete", { app, command, reason: outcome.reason });
  const [made, carried] = await work.digestFiles([outcome.path, tool.path]);
  if (made?.sha256 !== carried?.sha256)
    throw new Fault("tool-differs", { tool: app, want: carried?.sha256 ?? "", got: made?.sha256 ?? "" });
  return { app, go, target, form: "modules", command: "install", result: "held" };
}
