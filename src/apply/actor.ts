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
  /** The server that the go.env of that release names. */
  readonly goproxy: string | undefined;
  readonly previous: ReleaseRef;
  /** Also build the apps and compare with the signed proof. */
  readonly prove: boolean;
}

/** Runs the scripts and the check of one plan. */
export function actorFor(acting: Acting, host: Isolated): Actor {
  return async (action) => {
    if (action.kind === "script") return runScript(action, acting.scripts, acting.previous, host);
    host.reporter.stage("check");
    const settings = checkSettings(acting, host.store.root);
    await checkLive(acting.checked, settings, host);
    if (acting.prove) await proveApps(acting.checked, settings, host);
  };
}

/** Asks the live release, through `current` as its users do, whether it works here. Fault check-failed (5). */
async function checkLive(composition: Composition, settings: Settings, host: Isolated): Promise<void> {
  if (composition.goVersions.length === 0) return;
  const { store } = host;
  const own = store.checkFolder();
  await checkRelease(
    checkedRelease(composition, settings, host),
    own,
    (name, text) => store.writeCheckFile(own, name, text),
    host,
  );
}

function checkedRelease(composition: Composition, settings: Settings, host: Isolated): CheckedRelease {
  const { root } = host.store;
  const { goVersions, parts } = composition;
  return {
    goroots: goVersions.map((version) => goroot(root, version)),
    apps: parts.flatMap(({ component }) =>
      component.kind === "app" ? [checkedApp(component, composition, root)] : [],
    ),
    as: accountFor(host),
    settings,
  };
}

type Settings = CheckedRelease["settings"];

/**
 * A Go from 1.21 on is checked with its own go.env; an older one gets in the environment what its wrapper sets. Where go.env
 * names a server, all are given the carried tree: nothing that we do asks the network.
 */
function checkSettings({ checked, goproxy }: Acting, root: string): Settings {
  const plain = goproxy === undefined && checked.goVersions.every(readsGoEnv);
  return plain ? {} : { ...goSettings(checked, { root }), GOTOOLCHAIN: "local" };
}
