import { join } from "node:path";
import type { ProofRun, ProvenProgram } from "../../bundle/proof.ts";
import { Fault } from "../../fault.ts";
import {
  buildLine,
  cgoLine,
  importsLine,
  type Line,
  programsLine,
  type Selection,
  testLine,
  vetLine,
} from "../../gorun/lines.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import type { SourceTree } from "../resolve/source-tree.ts";
import { withCompiler } from "./c-compiler.ts";
import { opinionsIn } from "./opinions.ts";
import { parseImports, touches } from "./package-imports.ts";
import { testFetches } from "./test-fetches.ts";
import { type Outcome, type Subject, type TrialPorts, trial } from "./trial.ts";
import { unmended } from "./unmended.ts";

/** An app that is to be proven, with the Go that runs here. */
export interface Candidate {
  readonly name: string;
  readonly vendored: boolean;
  readonly subject: Pick<Subject, "go" | "goroot">;
  readonly selection: Selection;
  readonly source: SourceTree;
}

export interface AppProofPorts extends TrialPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly reporter: Reporter;
  /** `linux/amd64` */
  readonly machine: string;
  readonly tests: boolean;
}

/** As the proof calls a build that a C compiler takes part in. */
const WITH_C = "build with cgo";

/** One line of Go that is tried. */
interface Attempt {
  readonly form: Subject["form"];
  readonly target: string;
  /** As the proof calls it. */
  readonly command: string;
  readonly line: Line;
  /** A copy of the app's tree; default: that of the form. */
  readonly tree?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** The commands that show something about one app, and what came of each. */
export class AppTrials {
  readonly runs: ProofRun[] = [];
  readonly #app: Candidate;
  readonly #ports: AppProofPorts;
  /** What builds here: all that is selected, or what is left without C. */
  #building: Selection;

  constructor(app: Candidate, ports: AppProofPorts) {
    this.#app = app;
    this.#building = app.selection;
    this.#ports = ports;
  }

  async build(form: Subject["form"], target: string): Promise<boolean> {
    const line = buildLine(this.#app.selection);
    const { run } = await this.#try({ form, target, command: "build", line });
    return run.result === "held" || this.#buildWithCgo(form, target);
  }

  /**
   * Packages with C in them may build with a compiler; then the isolated host needs one too, and is told. Where they do not,
   * which may be for want of a compiler or of a library here, all the rest has to build.
   */
  async #buildWithCgo(form: Subject["form"], target: string): Promise<boolean> {
    const packages = await this.#withC(form, target);
    if (packages.length === 0) return false;
    const { name: app, selection } = this.#app;
    const more = withCompiler(target, this.#ports.machine);
    const line = buildLine(selection);
    const { run } = await this.#try({ form, target, command: WITH_C, line, more });
    const builds = run.result === "held" || (await this.#buildWithout(packages, form, target));
    const said = this.runs.some((one) => one !== run && one.command === WITH_C && one.form === form);
    if (builds && form === "modules" && !said)
      this.#ports.reporter.warn("needs-c-compiler", { app, packages });
    return builds;
  }

  /** Whether what has nothing to do with these packages builds, with at least one main program. */
  async #buildWithout(withC: readonly string[], form: Subject["form"], target: string): Promise<boolean> {
    const { selection } = this.#app;
    const more = withCompiler(target, this.#ports.machine);
    const line = importsLine(selection);
    const listed = parseImports((await this.#run({ form, target, command: "list", line, more })).stdout);
    const rest = listed.filter((one) => !touches(one, withC));
    for (const one of listed) {
      if (!one.main || rest.includes(one)) continue;
      const alone = buildLine({ ...selection, packages: [one.path] }, "/dev/null");
      const { run } = await this.#run({ form, target, command: "build", line: alone });
      if (run.result === "held") rest.push(one);
    }
    if (!rest.some(({ main }) => main)) return false;
    const packages = rest.map(({ path }) => path);
    const building = buildLine({ ...selection, packages });
    const { run } = await this.#try({ form, target, command: "build without cgo", line: building });
    if (run.result === "held") this.#building = { ...selection, packages };
    return run.result === "held";
  }

  /** Import paths of what has C in it, the standard library aside; to list them no compiler is needed. */
  async #withC(form: Subject["form"], target: string): Promise<readonly string[]> {
    const line = cgoLine(this.#app.selection);
    const more = withCompiler(target, this.#ports.machine);
    const { stdout } = await this.#run({ form, target, command: "list", line, more });
    return stdout.split("\n").filter((one) => one !== "");
  }

  /** What was built without C may be a stub that compiles and refuses to work: warning cgo-left-out. */
  async stubs(form: Subject["form"], target: string): Promise<void> {
    if (this.runs.some(({ command }) => command === WITH_C)) return;
    const packages = await this.#withC(form, target);
    if (packages.length > 0) this.#ports.reporter.warn("cgo-left-out", { app: this.#app.name, packages });
  }

  /** The main programs, each built from the tree into a place of its own, and the digest of what came out. */
  async programs(target: string): Promise<ProvenProgram[]> {
    const { name, selection, subject } = this.#app;
    const form = "modules";
    const listed = await this.#run({ form, target, command: "list", line: programsLine(selection) });
    const names = listed.stdout.split("\n").filter((one) => one !== "");
    const folder = join(this.#ports.room.own, "programs", name, target);
    this.#ports.scratch.makeFolder(folder);
    const built: { readonly one: string; readonly path: string }[] = [];
    for (const [i, one] of names.entries()) {
      const path = join(folder, `${i}`);
      const line = buildLine({ ...selection, packages: [one] }, path);
      const { run } = await this.#run({ form, target, command: "build", line });
      // A program that needs cgo differs from machine to machine: its digest would promise what cannot be kept.
      if (run.result === "held") built.push({ one, path });
    }
    const digests = await this.#ports.work.digestFiles(built.map(({ path }) => path));
    return built.flatMap(({ one }, i) => {
      const sha256 = digests[i]?.sha256;
      return sha256 === undefined ? [] : [{ app: name, package: one, target, go: subject.go, sha256 }];
    });
  }

  /**
   * Opinions are passed on; what does not load or type-check is a failure, unless it does with cgo: tests may use what
   * only C provides, where the packages build without. Fault app-does-not-build.
   */
  async vet(form: Subject["form"], target: string): Promise<void> {
    const line = vetLine(this.#building);
    let outcome = await this.#try({ form, target, command: "vet", line });
    if (outcome.run.result === "failed" && (await this.#withC(form, target)).length > 0) {
      const more = withCompiler(target, this.#ports.machine);
      outcome = await this.#try({ form, target, command: "vet with cgo", line, more });
    }
    if (outcome.run.result === "failed") throw this.refusal();
    const reason = opinionsIn(outcome.said);
    if (reason !== undefined) this.#ports.reporter.warn("vet-says", { app: this.#app.name, reason });
  }

  /** Faults: test-fetches where a test looks as if it fetched something by itself; app-does-not-build. */
  async test(form: Subject["form"]): Promise<void> {
    const line = testLine(this.#building);
    const target = this.#ports.machine;
    const usesC = this.runs.some(
      (run) => run.command === WITH_C && run.target === target && run.result === "held",
    );
    const more = usesC ? withCompiler(target, target) : {};
    const { run, said } = await this.#try({ form, target, command: "test", line, more });
    if (run.result === "held") return;
    const fetches = testFetches(said);
    if (fetches === undefined) throw this.refusal();
    throw new Fault("test-fetches", { app: this.#app.name, ...fetches, reason: run.reason ?? "" });
  }

  /** The forms whose last build held for every target; warns of those that fail. */
  holding(): ("vendor" | "modules")[] {
    const held = (["vendor", "modules"] as const).filter((form) => {
      const builds = this.runs.filter((run) => run.form === form && run.command.startsWith("build"));
      return builds.length > 0 && unmended(builds) === undefined;
    });
    if (held.length === 1) this.#warn();
    return held;
  }

  /** The refusal of the app, with the words of the command that failed last. */
  refusal(): Fault {
    const failed = this.runs.findLast(({ result }) => result === "failed");
    const { app = this.#app.name, form = "modules", go = "", target = "", reason = "" } = failed ?? {};
    return new Fault("app-does-not-build", {
      app,
      form,
      go,
      target,
      reason,
      packages: this.#app.selection.packages,
    });
  }

  #warn(): void {
    const failed = unmended(this.runs.filter(({ command }) => command.startsWith("build")));
    if (failed === undefined) return;
    const { app, form, go, target, reason = "" } = failed;
    this.#ports.reporter.warn("form-fails", { app, form, go, target, reason });
  }

  #source(form: Subject["form"]): string {
    const { room } = this.#ports;
    return form === "vendor" ? room.vendored(this.#app.name) : room.bare(this.#app.name);
  }

  /** Runs a line and enters it into the proof. */
  async #try(attempt: Attempt): Promise<Outcome> {
    const outcome = await this.#run(attempt);
    this.runs.push(outcome.run);
    return outcome;
  }

  #run({ form, target, command, line, tree = this.#source(form), more = {} }: Attempt): Promise<Outcome> {
    const { name, source } = this.#app;
    const subject: Subject = { app: name, ...this.#app.subject, target, form };
    const place = { cwd: join(tree, source.dir), workspace: workspaceIn(tree, source) };
    this.#ports.reporter.stage("prove", `${name}: go ${command} (${form}, ${target})`);
    return trial(subject, command, line, place, this.#ports, more);
  }
}

/** The go.work that is in force in a copy of an app's tree; a workspace above our folders is none of its business. */
function workspaceIn(tree: string, { workspace }: SourceTree): string {
  return workspace === undefined ? "off" : join(tree, workspace.at, "go.work");
}
