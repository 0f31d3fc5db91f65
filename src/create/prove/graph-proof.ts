import { join } from "node:path";
import { Fault } from "../../fault.ts";
import type { GoVersion } from "../../golang/version.ts";
import {
  downloadAllLine,
  graphLine,
  LISTING,
  type Line,
  listAllLine,
  testAllLine,
  tidyLine,
  updatesLine,
  upgradeLine,
  vendorLine,
  verifyLine,
  whyLine,
} from "../../gorun/lines.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import { GoFiles } from "../assemble/go-files.ts";
import { graphLinesOf } from "../assemble/rehearsal.ts";
import { placeIn, type StagedApp, vendorPlace } from "../assemble/staged-app.ts";
import { lackedFiles } from "./lacked-files.ts";
import { type Outcome, type TrialPorts, trial } from "./trial.ts";

/** An app, or a module that is carried for, with one Go that reads its go.mod. */
export interface GraphSubject {
  readonly staged: StagedApp;
  readonly go: GoVersion;
  readonly goroot: string;
  /** The Go that it was gathered with: only of this one it is known what happens with a network. */
  readonly own: boolean;
}

export interface GraphProofPorts extends TrialPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly reporter: Reporter;
}

/** Each begins with the app's own go.mod and go.sum, and the first with an empty module cache. */
const LINES: readonly Line[] = [
  downloadAllLine,
  listAllLine,
  graphLine,
  verifyLine,
  whyLine,
  testAllLine,
  updatesLine,
  tidyLine,
  vendorLine,
  upgradeLine,
];

/** These choose among what is carried: with a network they do something else. */
const CHOOSING: ReadonlySet<Line> = new Set([updatesLine, upgradeLine]);

/**
 * Runs every command of the module graph offline from the carried tree, in `copy`, a copy of the app's tree to be thrown away.
 * What fails although the tree has all that it asked for, and with a network too or with a Go that the app was not
 * gathered with, is entered as failed, with a warning.
 * Fault tree-incomplete, with `lacking` where files are missing.
 */
export async function proveGraph(
  subject: GraphSubject,
  target: string,
  copy: string,
  ports: GraphProofPorts,
): Promise<Outcome["run"][]> {
  const { app } = subject.staged;
  const files = new GoFiles(copy, app, ports.scratch);
  const runs: Outcome["run"][] = [];
  for (const line of graphLinesOf(app, LINES)) {
    files.restore();
    const { run, said } = await runIn(subject, target, line, copy, ports);
    runs.push(run);
    if (run.result === "failed") judge(subject, line, said, run.reason ?? "", ports);
    else if (subject.own) await refuseDifferences(subject.staged, line, copy, files, ports);
  }
  files.restore();
  return runs;
}

function runIn(
  { staged, go, goroot }: GraphSubject,
  target: string,
  line: Line,
  copy: string,
  ports: GraphProofPorts,
): Promise<Outcome> {
  const { name } = staged.app;
  const command = line.join(" ");
  ports.reporter.stage("prove", `${name}: go ${command} (${go})`);
  return trial(
    { app: name, go, goroot, target, form: "modules" },
    command,
    line,
    placeIn(copy, staged.app),
    ports,
    LISTING,
  );
}

/** Fault tree-incomplete where the tree is to blame, or may be; else a warning. */
function judge(
  { staged, go, own }: GraphSubject,
  line: Line,
  said: string,
  reason: string,
  { room, reporter }: GraphProofPorts,
): void {
  const { app, rehearsed } = staged;
  const command = line.join(" ");
  const lacking = lackedFiles(said, room.modules);
  const excused = CHOOSING.has(line) || !own || rehearsed?.failing.includes(command) === true;
  if (lacking.length > 0 || !excused)
    throw new Fault("tree-incomplete", { app: app.name, command, reason, lacking });
  reporter.warn("graph-fails", { app: app.name, go, command, reason });
}

/** `go mod tidy` and `go mod vendor` give what they give with a network. Fault tree-incomplete. */
async function refuseDifferences(
  { app, vendor, rehearsed }: StagedApp,
  line: Line,
  copy: string,
  files: GoFiles,
  { work }: GraphProofPorts,
): Promise<void> {
  const command = line.join(" ");
  const refuse = (reason: string) =>
    new Fault("tree-incomplete", { app: app.name, command, reason, lacking: [] });
  if (line === tidyLine && rehearsed?.untidy === false) {
    const changes = files.changes();
    if (changes.length > 0) throw refuse(changes.slice(0, 5).join("; "));
  }
  if (line === vendorLine && vendor !== undefined) {
    const { treeH1 } = await work.digestTree(join(copy, vendorPlace(app)));
    if (treeH1 !== vendor.treeH1) throw refuse("vendor/ differs");
  }
}
