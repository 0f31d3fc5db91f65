import { join } from "node:path";
import type { ProofRun } from "../../bundle/manifest/proof.ts";
import { type Line, programsLine, type Selection } from "../../gorun/lines.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { SourceTree } from "../resolve/source-tree.ts";
import { type Outcome, type Subject, type TrialPorts, trial } from "./trial.ts";

/** An app that is to be proven, with the Go that runs here. */
export interface Candidate {
  readonly name: string;
  readonly vendored: boolean;
  readonly subject: Pick<Subject, "go" | "goroot">;
  readonly selection: Selection;
  readonly source: SourceTree;
}

export interface AppRunsPorts extends TrialPorts {
  readonly reporter: Reporter;
}

/** What is built, and in which form. */
export interface Build {
  readonly form: Subject["form"];
  readonly target: string;
}

/** One line of Go that is tried. */
interface Attempt extends Build {
  /** As the proof calls it. */
  readonly command: string;
  readonly line: Line;
  readonly more?: Readonly<Record<string, string>>;
}

/** Runs lines of Go for one app, and keeps those that say something about it. */
export class AppRuns {
  readonly all: ProofRun[] = [];
  readonly app: Candidate;
  readonly #ports: AppRunsPorts;

  constructor(app: Candidate, ports: AppRunsPorts) {
    this.app = app;
    this.#ports = ports;
  }

  /** Runs a line and enters it into the proof. */
  async enter(attempt: Attempt): Promise<Outcome> {
    const outcome = await this.run(attempt);
    this.all.push(outcome.run);
    return outcome;
  }

  /** Runs a line of which the proof says nothing. */
  run({ form, target, command, line, more = {} }: Attempt): Promise<Outcome> {
    const { name, source } = this.app;
    const { room, reporter } = this.#ports;
    const tree = form === "vendor" ? room.vendored(name) : room.bare(name);
    const subject: Subject = { app: name, ...this.app.subject, target, form };
    const place = { cwd: join(tree, source.dir), workspace: workspaceIn(tree, source) };
    reporter.stage("prove", `${name}: go ${command} (${form}, ${target})`);
    return trial(subject, command, line, place, this.#ports, more);
  }

  /** What a line prints, line by line. */
  async list(build: Build, line: Line, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
    const { stdout } = await this.run({ ...build, command: "list", line, more });
    return stdout.split("\n").filter((one) => one !== "");
  }

  /** Import paths of the main programs. */
  programs(build: Build, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
    return this.list(build, programsLine(this.app.selection), more);
  }
}

/** The go.work that is in force in a copy of an app's tree; a workspace above our folders is none of its business. */
function workspaceIn(tree: string, { workspace }: SourceTree): string {
  return workspace === undefined ? "off" : join(tree, workspace.at, "go.work");
}
