import { applyBundles } from "../apply/index.ts";
import type { Applied } from "../apply/outcome.ts";
import { readGoproxy } from "../apply/zone-proxy.ts";
import { resolveTrust, wantedIdentity } from "../zone/resolve-trust.ts";
import { flagOf, textOf } from "./given.ts";
import { exitOf, isolatedOf, modeOf, told } from "./isolated.ts";
import { statedTrust } from "./media-call.ts";
import { givenPermit, PERMIT_OPTION } from "./permit-file.ts";
import type { Call, Done, Verb } from "./verb.ts";

export const apply: Verb = {
  name: "apply",
  operands: "[MEDIA...]",
  options: [
    { flags: "--prove", key: "prove" },
    { flags: "--no-scripts", key: "scripts" },
    { flags: "--integrate", key: "integrate" },
    { flags: "--goproxy <URL>", key: "goproxy" },
    PERMIT_OPTION,
  ],
  shares: ["media", "changes"],
  windsDown: true,
  async run(call) {
    const host = isolatedOf(call);
    const { options, args: media } = call;
    const stated = statedTrust(call);
    const goproxy = textOf(options, "goproxy");
    const trust = resolveTrust(stated, host.trust, host.clock);
    const request = {
      media,
      trust,
      permit: givenPermit(call, trust, host.trust),
      identity: wantedIdentity(stated),
      mode: modeOf(call),
      scripts: flagOf(options, "scripts"),
      prove: flagOf(options, "prove"),
      integrate: flagOf(options, "integrate"),
      goproxy: goproxy === undefined ? undefined : { url: readGoproxy(goproxy) },
    };
    return doneOf(await applyBundles(request, host), call);
  },
};

/** The facts are those of the last bundle; with several, `applied` has each. */
function doneOf(applied: readonly Applied[], call: Call): Done {
  const changed = applied.some((one) => one.changed);
  const all = applied.map(factsOf);
  return {
    changed: changed && modeOf(call) === "do",
    exit: exitOf(call, changed),
    facts: { ...all.at(-1), ...(all.length > 1 && { applied: all }) },
    text: applied.map((one) => told(call, one.plan, sentence(one, call))).join("\n"),
  };
}

function factsOf({ identity, name, sequence, release, previous, plan, check, permit }: Applied) {
  return { identity, name, sequence, release, previous, plan: plan ?? null, check, permit: permit ?? null };
}

function sentence(
  { changed, name, sequence, release, goVersions }: Applied,
  { words, settings }: Call,
): string {
  if (!changed) return words.say("apply.already", { name, sequence, release });
  const done = words.say("apply.done", { name, sequence, release });
  const [go] = goVersions;
  const path = `${settings.root}/current/bin`;
  return go === undefined ? done : `${done}\n${words.say("apply.go", { go, path })}`;
}
