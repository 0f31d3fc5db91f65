import { basename } from "node:path";
import { type Changes, changesFrom } from "../look/changes.ts";
import { howToVerify } from "../look/how-to-verify.ts";
import { type Inspection, inspectMedia } from "../look/inspect.ts";
import { type Sheet, sheetOf } from "../look/sheet.ts";
import { changesText } from "./changes-text.ts";
import { dateFacts } from "./dates-text.ts";
import { flagOf, textOf } from "./given.ts";
import { renderGuide } from "./guide-text.ts";
import { contentsText, headText, verdictText } from "./inspect-text.ts";
import { verifyRequest } from "./media-call.ts";
import { noticeOf } from "./result.ts";
import { renderSheet } from "./sheet-text.ts";
import type { Call, Done, Verb } from "./verb.ts";
import { signerFacts } from "./verify.ts";
import type { Words } from "./words.ts";

export const inspect: Verb = {
  name: "inspect",
  operands: "<MEDIA>",
  options: [
    { flags: "--sheet", key: "sheet" },
    { flags: "--how-to-verify", key: "howToVerify" },
    { flags: "--deep", key: "deep" },
    { flags: "--at <TIME>", key: "at" },
    { flags: "--from <OLD>", key: "from" },
  ],
  shares: ["media"],
  async run(call): Promise<Done> {
    const [path = ""] = call.args;
    const request = { ...verifyRequest(call), sum: flagOf(call.options, "sheet") };
    const found = await inspectMedia(call.host.media, path, request, call.reporter);
    const old = await inspectOlder(call, found);
    const changes = old && changesFrom(old, found);
    return {
      changed: false,
      exit: found.verified === undefined || (old && old.verified === undefined) ? 3 : 0,
      facts: { ...factsOf(found), ...(old && { from: { ...verdictFacts(old), ...changes } }) },
      text: [textFor(call, path, found, changes === undefined), ...olderText(old, changes, call.words)].join(
        "\n",
      ),
    };
  },
};

/** The bundle of `--from`, verified as the other is; `--identity` speaks of the newer one alone. */
async function inspectOlder(call: Call, { manifest }: Inspection): Promise<Inspection | undefined> {
  const path = textOf(call.options, "from");
  if (path === undefined) return undefined;
  // What this host has accepted since is no news of an older bundle.
  const request = { ...verifyRequest(call), identity: undefined, floor: undefined };
  const old = await inspectMedia(call.host.media, path, request, call.reporter);
  const { name } = old.manifest;
  if (name !== manifest.name) call.reporter.warn("from-other-name", { name: manifest.name, from: name });
  return old;
}

function olderText(old: Inspection | undefined, changes: Changes | undefined, words: Words): string[] {
  if (old === undefined || changes === undefined) return [];
  const verdict =
    old.refusal === undefined ? [] : [`${words.say("changes.older")} ${verdictText(old, words)}`];
  return [...verdict, changesText(changes, words)];
}

function textFor(call: Call, path: string, found: Inspection, whole: boolean): string {
  const verdict = verdictText(found, call.words);
  if (flagOf(call.options, "howToVerify")) {
    // A script for sh: what is ours to say stands behind comment signs.
    return `${verdict.replace(/^/gm, "# ")}\n\n${renderGuide(howToVerify(path, found.form), call.words)}`;
  }
  if (flagOf(call.options, "sheet")) return `${verdict}\n${renderSheet(sheetFor(path, found), call.words)}`;
  return `${verdict}\n${whole ? contentsText(found, call.words) : headText(found, call.words)}`;
}

function sheetFor(path: string, found: Inspection): Sheet {
  const file = found.file && { name: basename(path), ...found.file };
  return sheetOf(found.manifest, found.identity, found.verified?.signers ?? [], file);
}

/** Whether a bundle can be relied on, and which one it is. */
function verdictFacts({ identity, verified, refusal }: Inspection) {
  return {
    verified: verified !== undefined,
    ...(refusal && { refusal: noticeOf(refusal.code, refusal.facts) }),
    identity,
  };
}

function factsOf(found: Inspection) {
  const { manifest, contents, bytes, age, verified } = found;
  const { name, sequence, targets, proof, members } = manifest;
  return {
    ...verdictFacts(found),
    name,
    sequence,
    ...dateFacts(manifest, age),
    targets,
    signers: verified?.signers.map(signerFacts) ?? [],
    records: verified?.logs.map((log) => ({ log: log.name, records: log.records })) ?? [],
    components: contents.map((one) => ({ ...one.component, members: one.members.length, bytes: one.bytes })),
    members: members.length,
    revocations: manifest.revocations?.number ?? null,
    bytes,
    proof,
  };
}
