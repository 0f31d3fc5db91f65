import { type Composition, composeRelease } from "../bundle/release.ts";
import type { Plan } from "../transaction/plan.ts";
import type { Step } from "../transaction/step.ts";
import type { Installation } from "./installation.ts";
import { removal } from "./integrate.ts";
import type { Isolated } from "./isolated.ts";
import { liveBundles } from "./next-release.ts";
import { liveRef } from "./plan-switch.ts";
import { isStoreName } from "./prune.ts";
import { scriptSteps } from "./scripts.ts";
import { SUMDB } from "./served-logs.ts";
import { strangersOf } from "./strangers.ts";

const TRASH = "staging/trash";

/**
 * Everything that apply ever put on the host: what stands outside, the link, then releases, store and program into the
 * trash, where they can still come back from, until the commit. `purge` takes an audit log inside the root along;
 * without `scripts` none is run.
 */
export function planRemoval(
  installation: Installation,
  { purge, scripts }: { readonly purge: boolean; readonly scripts: boolean },
  host: Isolated,
): Plan {
  const { store, facts } = host;
  const from = liveRef(installation);
  const composition: Composition = composeRelease(liveBundles(installation, store), undefined, facts.target);
  const steps: Step[] = [
    { do: "switch", from, to: "none" },
    ...installation.ledger.toReversed().map(removal),
    ...(from === "none" || !scripts ? [] : scriptSteps(composition, "post-uninstall", from)),
    ...store
      .list("releases")
      .filter(isRelease)
      .flatMap((name) => discarded(`releases/${name}`, `release-${name}`, host)),
    ...store
      .list("store")
      .filter(isStoreName)
      .map((tree) => toTrash(`store/${tree}`, tree)),
    ...(store.look(`${store.root}/${SUMDB}`).kind === "link" ? [toTrash(SUMDB, SUMDB)] : []),
    ...store
      .list("bin")
      .filter((name) => name === "gobundle")
      .map((name) => toTrash(`bin/${name}`, name)),
    ...(purge
      ? store
          .list("")
          .filter((name) => name === "audit.jsonl")
          .map((name) => toTrash(name, name))
      : []),
  ];
  return { verb: "uninstall", from, to: "none", steps, end: "dismantle" };
}

/** A folder goes to the trash; files in it that are not ours come back to where they were. */
function discarded(folder: string, name: string, host: Isolated): Step[] {
  const strangers = strangersOf(folder, host);
  const above = new Set(strangers.flatMap((stranger) => foldersOf(`${folder}/${stranger}`)));
  return [
    toTrash(folder, name),
    ...[...above].map((path): Step => ({ do: "make-folder", path: `${host.store.root}/${path}` })),
    ...strangers.map(
      (stranger): Step => ({
        do: "move",
        from: `${TRASH}/${name}/${stranger}`,
        to: `${folder}/${stranger}`,
      }),
    ),
  ];
}

function toTrash(from: string, name: string): Step {
  return { do: "move", from, to: `${TRASH}/${name}` };
}

/** `releases/1`, `releases/1/src` of `releases/1/src/x`. */
function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts
    .map((_, index) => parts.slice(0, index + 1).join("/"))
    .filter((folder) => folder !== "releases");
}

function isRelease(name: string): boolean {
  return /^[1-9][0-9]{0,8}$/.test(name);
}
