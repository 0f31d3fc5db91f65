import { join } from "node:path";
import type { ProofRun, ProvenProgram } from "../../bundle/manifest/proof.ts";
import { Fault } from "../../fault.ts";
import { buildLine, type Selection, testLine, vetLine } from "../../gorun/lines.ts";
import type { Scratch } from "../../ports/scratch.ts";
import type { Work } from "../../ports/work.ts";
import { AppRuns, type AppRunsPorts, type Build, type Candidate } from "./app-runs.ts";
import { type CgoPorts, CgoTrials } from "./cgo-trials.ts";
import { opinionsIn } from "./opinions.ts";
import { testFetches } from "./test-fetches.ts";
import { unmended } from "./unmended.ts";

export interface AppProofPorts extends AppRunsPorts, CgoPorts {
  readonly scratch: Scratch;
  readonly work: Work;
  readonly tests: boolean;
}

/** The commands that show something about one app, and what came of each. */
export class AppTrials {
  readonly cgo: CgoTrials;
  readonly #runs: AppRuns;
  readonly #app: Candidate;
  readonly #ports: AppProofPorts;
  /** What builds here: all that is selected, or what is left without C. */
  #building: Selection;

  constructor(app: Candidate, ports: AppProofPorts) {
    this.#app = app;
    this.#ports = ports;
    this.#runs = new AppRuns(app, ports);
    this.cgo = new CgoTrials(this.#runs, ports);
    this.#building = app.selection;
  }

  get runs(): readonly ProofRun[] {
    return this.#runs.all;
  }

  async build(build: Build): Promise<boolean> {
    const line = buildLine(this.#app.selection);
    const { run } = await this.#runs.enter({ ...build, command: "build", line });
    if (run.result === "held") return true;
    const builds = await this.cgo.build(build);
    if (builds !== undefined) this.#building = builds;
    return builds !== undefined;
  }

  /** The main programs, each built from the tree into a place of its own, and the digest of what came out. */
  async programs(target: string): Promise<ProvenProgram[]> {
    const { name, selection, subject } = this.#app;
    const build = { form: "modules", target } as const;
    const folder = join(this.#ports.room.own, "programs", name, target);
    this.#ports.scratch.makeFolder(folder);
    const built: { readonly one: string; readonly path: string }[] = [];
    for (const [i, one] of (await this.#runs.programs(build)).entries()) {
      const path = join(folder, `${i}`);
      const line = buildLine({ ...selection, packages: [one] }, path);
      const { run } = await this.#runs.run({ ...build, command: "build", line });
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
  async vet(build: Build): Promise<void> {
    const line = vetLine(this.#building);
    let outcome = await this.#runs.enter({ ...build, command: "vet", line });
    if (outcome.run.result === "failed" && (await this.cgo.packages(build)).length > 0) {
      const more = this.cgo.settings(build.target);
      outcome = await this.#runs.enter({ ...build, command: "vet with cgo", line, more });
    }
    if (outcome.run.result === "failed") throw this.refusal();
    const reason = opinionsIn(outcome.said);
    if (reason !== undefined) this.#ports.reporter.warn("vet-says", { app: this.#app.name, reason });
  }

  /** Faults: test-fetches where a test looks as if it fetched something by itself; app-does-not-build. */
  async test(form: Build["form"]): Promise<void> {
    const line = testLine(this.#building);
    const target = this.#ports.machine;
    const more = this.cgo.built(target) ? this.cgo.settings(target) : {};
    const { run, said } = await this.#runs.enter({ form, target, command: "test", line, more });
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
}
