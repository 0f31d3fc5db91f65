import { nearestNames } from "../create/nearest.ts";
import { Fault, reasonOf } from "../fault.ts";
import { type ExitStatus, FAULTS } from "../faults.ts";
import type { Console } from "../ports/console.ts";
import type { Host } from "../ports/host.ts";
import { type Line, parseLine } from "./args.ts";
import { type Outlet, outletTo } from "./outlet.ts";
import { progressTo } from "./progress.ts";
import { questionsAt } from "./questions.ts";
import { type Glance, glance, settingsFrom } from "./settings.ts";
import {
  type Catalogue,
  catalogue,
  type Done,
  type Settings,
  type SpokenVerb,
  type Verb,
  type VerbHead,
} from "./verb.ts";

/** The verbs in the order in which help lists them. */
export const VERBS: Catalogue = catalogue({
  "keys new": async () => (await import("./keys.ts")).keysNew,
  "keys issue": async () => (await import("./keys.ts")).keysIssue,
  "keys revoke": async () => (await import("./keys.ts")).keysRevoke,
  "trust add": async () => (await import("./trust.ts")).trustAdd,
  "trust list": async () => (await import("./trust.ts")).trustList,
  "trust remove": async () => (await import("./trust.ts")).trustRemove,
  "trust revocations": async () => (await import("./trust.ts")).trustRevocations,
  create: async () => (await import("./create.ts")).create,
  permit: async () => (await import("./permit.ts")).permit,
  verify: async () => (await import("./verify.ts")).verify,
  inspect: async () => (await import("./inspect.ts")).inspect,
  apply: async () => (await import("./apply.ts")).apply,
  rollback: async () => (await import("./rollback.ts")).rollback,
  status: async () => (await import("./status.ts")).status,
  doctor: async () => (await import("./doctor.ts")).doctor,
  recover: async () => (await import("./recover.ts")).recover,
  uninstall: async () => (await import("./uninstall.ts")).uninstall,
  prune: async () => (await import("./prune.ts")).prune,
  env: async () => (await import("./env.ts")).env,
  __offline: async () => (await import("./offline.ts")).offline,
  completion: async () => (await import("./completion.ts")).completionOf(VERBS),
  version: async () => (await import("./version.ts")).version,
  help: async () => (await import("./help.ts")).helpOn(VERBS),
});

/** Runs one command line to its end: whatever happens is told in the words of the interface and becomes a status. */
export async function runCommandLine(
  console: Console,
  version: string,
  makeHost: () => Promise<Host>,
): Promise<ExitStatus> {
  const args = alone(console.args);
  const seen = glance(args);
  const outlet = outletTo(console, seen.given);
  let name = "";
  try {
    const verb = await findVerb(seen);
    name = seen.given.has("help") ? "help" : verb.name;
    return await outlet.done(name, await obey(verb));
  } catch (thrown) {
    return await outlet.failed(name, asFault(thrown, console.interrupted), thrown);
  }

  async function obey(verb: Verb | SpokenVerb): Promise<Done> {
    if (seen.given.has("help")) return (await import("./help.ts")).helpFor(verb, outlet.words);
    const line = parseLine(verb, behindName(verb, args, seen));
    if ("say" in verb) return await verb.say(line.args, outlet.words, version);
    return await runVerb(verb, line, settingsFrom(seen.given, console, version), outlet, await makeHost());
  }
}

async function runVerb(
  verb: Verb,
  line: Line,
  settings: Settings,
  outlet: Outlet,
  host: Host,
): Promise<Done> {
  const { console, words } = outlet;
  const progress = progressTo({ ...outlet, ...settings, clock: host.clock });
  outlet.attach(progress);
  const ask = questionsAt({ console, yes: settings.yes, settle: progress.settle });
  const { interrupted } = console;
  const run = verb.run({ host, settings, ...line, reporter: progress, ask, words, interrupted });
  try {
    return await (verb.windsDown === true ? run : Promise.race([run, leaveOn(interrupted)]));
  } catch (thrown) {
    // Nothing is still being done when the failure is told.
    await host.work.stop(thrown);
    throw thrown;
  }
}

/** `gobundle --version` and `gobundle --help`, as every program has them. */
function alone(args: readonly string[]): readonly string[] {
  const [only = ""] = args;
  if (args.length !== 1) return args;
  return only === "--version" ? ["version"] : only === "--help" || only === "-h" ? ["help"] : args;
}

/** The verb that the first one or two words name. Faults: verb-missing, verb-unknown. */
async function findVerb({ words }: Glance): Promise<Verb | SpokenVerb> {
  const [first, second] = words;
  if (first === undefined) throw new Fault("verb-missing");
  const load = VERBS.get(`${first.text} ${second?.text}`) ?? VERBS.get(first.text);
  if (load === undefined) {
    throw new Fault("verb-unknown", {
      verb: first.text,
      nearest: nearestNames(first.text, [...VERBS.keys()]),
    });
  }
  return await load();
}

/** The command line without the words that name the verb. */
function behindName(verb: VerbHead, args: readonly string[], { words }: Glance): readonly string[] {
  const name = words.slice(0, verb.name.split(" ").length).map(({ at }) => at);
  return args.filter((_, at) => !name.includes(at));
}

function leaveOn(interrupted: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const leave = () => reject(new Fault("interrupted"));
    if (interrupted.aborted) leave();
    else interrupted.addEventListener("abort", leave, { once: true });
  });
}

/** What was thrown as a fault. After a signal it is the interruption that counts, unless the host was not left as it was. */
function asFault(thrown: unknown, interrupted: AbortSignal): Fault {
  const fault =
    thrown instanceof Fault ? thrown : new Fault("internal", { reason: reasonOf(thrown) }, { cause: thrown });
  if (!interrupted.aborted || [5, 6].includes(FAULTS[fault.code].exit)) return fault;
  const code = interrupted.reason === "SIGTERM" ? "terminated" : "interrupted";
  return new Fault(code, {}, { cause: thrown, ...(fault.state && { state: fault.state }) });
}
