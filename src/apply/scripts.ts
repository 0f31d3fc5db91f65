import type { ScriptTime } from "../bundle/manifest/component.ts";
import type { Composition } from "../bundle/release.ts";
import { Fault } from "../fault.ts";
import { endOf } from "../gorun/check.ts";
import { wordsOf } from "../gorun/go-child.ts";
import type { Action, ReleaseRef, Step } from "../transaction/step.ts";
import type { Isolated } from "./isolated.ts";

/** Longer than any migration that belongs into an install script. */
const TIMEOUT_MS = 300_000;
const KEEP_BYTES = 64 * 1024;
const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

type ScriptAction = Extract<Action, { kind: "script" }>;

/** The steps that run the scripts of one time, of the named bundles or of all, in order of bundle and file name. */
export function scriptSteps(
  composition: Composition,
  when: ScriptTime,
  release: number,
  bundles?: readonly string[],
): Step[] {
  return composition.parts
    .flatMap(({ component, bundle }) =>
      component.kind === "script" && component.when === when && bundles?.includes(bundle) !== false
        ? [`${bundle}/${component.id}`]
        : [],
    )
    .map((file) => ({ do: "run", action: { kind: "script", when, file, release } }));
}

/**
 * Runs one install script by its shebang, as the applying user, with a fixed environment; after the time limit the whole
 * process group is ended. Faults: pre-script-failed (4), script-failed (5).
 */
export async function runScript(
  action: ScriptAction,
  composition: Composition,
  previous: ReleaseRef,
  { store, processes, interrupted }: Isolated,
): Promise<void> {
  const { file, release, when } = action;
  const name = file.slice(0, file.indexOf("/"));
  const bundle = composition.bundles.find(({ manifest }) => manifest.name === name);
  const finished = await processes.run({
    // Both streams into one: what a script says is read in the order in which it said it.
    argv: ["/bin/sh", "-c", 'exec "$0" 2>&1', `${store.root}/releases/${release}/scripts/${file}`],
    cwd: "/",
    env: {
      PATH,
      LANG: "C",
      GOBUNDLE_ROOT: store.root,
      GOBUNDLE_NAME: name,
      GOBUNDLE_SEQUENCE: `${bundle?.manifest.sequence ?? ""}`,
      GOBUNDLE_RELEASE: `${release}`,
      GOBUNDLE_PREVIOUS: previous === "none" ? "" : `${previous}`,
      GOBUNDLE_WHEN: when,
    },
    timeout: TIMEOUT_MS,
    keep: KEEP_BYTES,
    interrupted,
  });
  if (finished.status === 0) return;
  interrupted.throwIfAborted();
  const code = when === "pre-apply" || when === "pre-rollback" ? "pre-script-failed" : "script-failed";
  throw new Fault(code, { script: file, how: endOf(finished), output: wordsOf(finished) });
}
