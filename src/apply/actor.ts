import type { Composition } from "../bundle/release.ts";
import { type CheckedRelease, checkRelease } from "../gorun/check.ts";
import type { Actor } from "../transaction/perform.ts";
import type { ReleaseRef } from "../transaction/step.ts";
import { accountFor, checkedApp, goroot } from "./checked-app.ts";
import { goSettings, readsGoEnv } from "./go-settings.ts";
import type { Isolated } from "./isolated.ts";
import { proveApps } from "./prove.ts";
import { runScript } from "./scripts.ts";

/** What an actor knows of the run that it acts for. */
export interface Acting {
  /** The release whose scripts run: the new one, or the one that is left. */
  readonly scripts: Composition;
  /** The release that is checked. */
  readonly checked: Composition;
  readonly previous: ReleaseRef;
  /** Also build the apps and compare with the signed proof. */
  readonly prove: boolean;
}

/** Runs the scripts and the check of one plan. */
export function actorFor(acting: Acting, host: Isolated): Actor {
  return async (action) => {
    if (action.kind === "script") return runScript(action, acting.scripts, acting.previous, host);
    host.reporter.stage("check");
    await checkLive(acting.checked, host);
    if (acting.prove) await proveApps(acting.checked, host);
  };
}

/** Asks the live release, through `current` as its users do, whether it works here. Fault check-failed (5). */
async function checkLive(composition: Composition, host: Isolated): Promise<void> {
  if (composition.goVersions.length === 0) return;
  const { store } = host;
  const own = store.checkFolder();
  await checkRelease(
    checkedRelease(composition, host),
    own,
    (name, text) => store.writeCheckFile(own, name, text),
    host,
  );
}

/** A Go from 1.21 on is checked with its own go.env; an older one gets in the environment what its wrapper sets. */
function checkedRelease(composition: Composition, host: Isolated): CheckedRelease {
  const { root } = host.store;
  const { goVersions, parts } = composition;
  const plain = goVersions.every(readsGoEnv);
  return {
    goroots: goVersions.map((version) => goroot(root, version)),
    apps: parts.flatMap(({ component }) =>
      component.kind === "app" ? [checkedApp(component, composition, root)] : [],
    ),
    as: accountFor(host),
    settings: plain ? {} : { ...goSettings(composition, root), GOTOOLCHAIN: "local" },
  };
}
