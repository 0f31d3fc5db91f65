import type { Facts } from "../../fault.ts";
import { buildLine, cgoLine, importsLine, type Selection } from "../../gorun/lines.ts";
import type { Reporter } from "../../ports/reporter.ts";
import type { AppRuns, Build } from "./app-runs.ts";
import { withCompiler } from "./c-compiler.ts";
import { parseImports, touches } from "./package-imports.ts";

/** As the proof calls a build that a C compiler takes part in. */
const WITH_C = "build with cgo";

export interface CgoPorts {
  readonly reporter: Reporter;
  /** `linux/amd64` */
  readonly machine: string;
}

/** What is found out about the parts in C of one app. */
export class CgoTrials {
  readonly #runs: AppRuns;
  readonly #ports: CgoPorts;
  readonly #warned = new Set<string>();

  constructor(runs: AppRuns, ports: CgoPorts) {
    this.#runs = runs;
    this.#ports = ports;
  }

  /** Whether it was built with a compiler for `target`. */
  built(target: string): boolean {
    return this.#runs.all.some(
      (run) => run.command === WITH_C && run.target === target && run.result === "held",
    );
  }

  /**
   * What builds of an app that does not build without C; undefined where it is broken. With a compiler all of it may, and
   * then the isolated host needs one too, and is told. Where it does not, which may be for want of a compiler or of a
   * library here, all the rest has to build.
   */
  async build(build: Build): Promise<Selection | undefined> {
    const { name: app, selection } = this.#runs.app;
    const packages = await this.packages(build);
    if (packages.length === 0) return undefined;
    const more = this.settings(build.target);
    const { run } = await this.#runs.enter({ ...build, command: WITH_C, line: buildLine(selection), more });
    const builds = run.result === "held" ? selection : await this.#buildWithout(packages, build);
    if (builds !== undefined && build.form === "modules") this.#warn("needs-c-compiler", { app, packages });
    return builds;
  }

  /** What has nothing to do with these packages, where it builds, with at least one main program. */
  async #buildWithout(withC: readonly string[], build: Build): Promise<Selection | undefined> {
    const { selection } = this.#runs.app;
    const listed = parseImports(
      await this.#runs.list(build, importsLine(selection), this.settings(build.target)),
    );
    const rest = listed.filter((one) => !touches(one, withC));
    for (const one of listed) {
      if (!one.main || rest.includes(one)) continue;
      const line = buildLine({ ...selection, packages: [one.path] }, "/dev/null");
      const { run } = await this.#runs.run({ ...build, command: "build", line });
      if (run.result === "held") rest.push(one);
    }
    if (!rest.some(({ main }) => main)) return undefined;
    const left = { ...selection, packages: rest.map(({ path }) => path) };
    const { run } = await this.#runs.enter({ ...build, command: "build without cgo", line: buildLine(left) });
    return run.result === "held" ? left : undefined;
  }

  /**
   * What a build without C has passed over or left out. Programs that are not there without it (`./...` passes over
   * them) are built with a compiler, which the isolated host then needs: warning needs-c-compiler. Others may be stubs
   * that compile and refuse to work: warning cgo-left-out.
   */
  async passedOver(build: Build): Promise<void> {
    if (this.#runs.all.some((run) => run.command === WITH_C && run.target === build.target)) return;
    const withC = await this.packages(build);
    if (withC.length === 0) return;
    const { name: app, selection } = this.#runs.app;
    const more = this.settings(build.target);
    const there = await this.#runs.programs(build);
    const packages = (await this.#runs.programs(build, more)).filter((one) => !there.includes(one));
    if (packages.length === 0) return this.#warn("cgo-left-out", { app, packages: withC });
    await this.#runs.enter({ ...build, command: WITH_C, line: buildLine({ ...selection, packages }), more });
    this.#warn("needs-c-compiler", { app, packages });
  }

  /** Import paths of what has C in it, the standard library aside; to list them no compiler is needed. */
  packages(build: Build): Promise<string[]> {
    return this.#runs.list(build, cgoLine(this.#runs.app.selection), this.settings(build.target));
  }

  /** Under which Go compiles C for a target. */
  settings(target: string): Readonly<Record<string, string>> {
    return withCompiler(target, this.#ports.machine);
  }

  /** Once for an app, however many targets there are. */
  #warn(code: "needs-c-compiler" | "cgo-left-out", facts: Facts): void {
    if (!this.#warned.has(code)) this.#ports.reporter.warn(code, facts);
    this.#warned.add(code);
  }
}
