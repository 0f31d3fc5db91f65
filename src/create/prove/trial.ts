import type { ProofRun, ProofStrength } from "../../bundle/manifest/proof.ts";
import type { GoVersion } from "../../golang/version.ts";
import { runGo, wordsOf } from "../../gorun/go-child.ts";
import type { Line } from "../../gorun/lines.ts";
import { offlineSettings } from "../../gorun/offline-settings.ts";
import type { Processes } from "../../ports/process.ts";
import type { ProofRoom } from "./room.ts";

/** A cold build of the standard library and a large app on two slow cores. */
const TIMEOUT_MS = 60 * 60_000;

/** What one command of the proof is about. */
export interface Subject {
  readonly app: string;
  readonly go: GoVersion;
  readonly goroot: string;
  readonly target: string;
  readonly form: "vendor" | "modules";
}

export interface TrialPorts {
  readonly processes: Processes;
  readonly room: ProofRoom;
  readonly strength: ProofStrength;
  readonly interrupted: AbortSignal;
}

/** What came of a command: its entry in the proof, and what it printed. */
export interface Outcome {
  readonly run: ProofRun;
  readonly stdout: string;
  /** Everything that it said, for opinions. */
  readonly said: string;
}

/**
 * Runs one line of Go as the isolated side would: the bundle's files, an empty HOME, no network. In a namespace, the
 * program that asserts this runs first and becomes the go command. `workspace` is the go.work in force, or `off`.
 */
export async function trial(
  subject: Subject,
  command: string,
  line: Line,
  { cwd, workspace }: { readonly cwd: string; readonly workspace: string },
  ports: TrialPorts,
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const { processes, room, strength, interrupted } = ports;
  const cut = strength === "namespace";
  const finished = await runGo(processes, { goroot: subject.goroot, own: room.own }, line, {
    cwd,
    settings: { ...offlineSettings({ ...subject, ...room }), GOWORK: workspace, ...more },
    network: cut ? "cut" : "host",
    ...(cut && { through: [...processes.self, "__offline", "--"] }),
    timeout: TIMEOUT_MS,
    interrupted,
  });
  interrupted.throwIfAborted();
  const held = finished.status === 0;
  const { app, go, target, form } = subject;
  const run: ProofRun = {
    app,
    go,
    target,
    form,
    command,
    result: held ? "held" : "failed",
    ...(!held && { reason: withoutPlaces(wordsOf(finished), room) }),
  };
  return { run, stdout: finished.stdout, said: `${finished.stdout}\n${finished.stderr}` };
}

/** The folders of this run are no part of what was found: the same failure has the same words every time. */
function withoutPlaces(text: string, { own, modules, vendored, bare, graph }: ProofRoom): string {
  const root = own.slice(0, -"own".length);
  const names = [modules, vendored(""), bare(""), graph("")];
  return [...names, root].reduce(
    (rest, place) => rest.replaceAll(place, place === root ? "" : place.slice(root.length)),
    text,
  );
}
