import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { ModuleVersion } from "../../golang/module.ts";
import { downloadAllLine, getLine, type Line, listAllLine, programsOfLine } from "../../gorun/lines.ts";
import { emptyModule, type WishedGo } from "../assemble/wished-module.ts";
import type { GraphProofPorts } from "./graph-proof.ts";
import { lackedFiles } from "./lacked-files.ts";
import { trial } from "./trial.ts";

/**
 * Shows that `go get` of a module works offline in a module that has nothing yet, and `go install` of its programs.
 * It belongs to no app, so the manifest has no entry for it. Fault tree-incomplete.
 */
export async function proveWished(
  { path, version }: ModuleVersion,
  { version: go, goroot }: WishedGo,
  target: string,
  ports: GraphProofPorts,
): Promise<void> {
  const name = `${path}@${version}`;
  const dir = join(ports.room.own, "wished", name);
  ports.scratch.write(join(dir, "go.mod"), emptyModule(go));
  const run = async (line: Line, mayFail: boolean) => {
    const command = line.join(" ");
    ports.reporter.stage("prove", `go ${command} (${go})`);
    const outcome = await trial(
      { app: name, go, goroot, target, form: "modules" },
      command,
      line,
      { cwd: dir, workspace: "off" },
      ports,
    );
    if (outcome.run.result === "held") return;
    const lacking = lackedFiles(outcome.said, ports.room.modules);
    if (lacking.length > 0 || !mayFail)
      throw new Fault("tree-incomplete", { app: name, command, reason: outcome.run.reason ?? "", lacking });
  };
  for (const line of [getLine(name), downloadAllLine, listAllLine]) await run(line, false);
  // A module may have programs that do not load anywhere, or that its own `replace` lines keep from being installed.
  await run(programsOfLine(path, version), true);
}
