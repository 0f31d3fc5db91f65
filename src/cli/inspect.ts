import { basename } from "node:path";
import { howToVerify } from "../look/how-to-verify.ts";
import { type Inspection, inspectMedia } from "../look/inspect.ts";
import { type Sheet, sheetOf } from "../look/sheet.ts";
import { flagOf } from "./given.ts";
import { renderGuide } from "./guide-text.ts";
import { contentsText, verdictText } from "./inspect-text.ts";
import { verifyRequest } from "./media-call.ts";
import { noticeOf } from "./result.ts";
import { renderSheet } from "./sheet-text.ts";
import type { Call, Done, Verb } from "./verb.ts";
import { signerFacts } from "./verify.ts";

export const inspect: Verb = {
  name: "inspect",
  operands: "<MEDIA>",
  options: [
    { flags: "--sheet", key: "sheet" },
    { flags: "--how-to-verify", key: "howToVerify" },
    { flags: "--deep", key: "deep" },
    { flags: "--at <TIME>", key: "at" },
  ],
  shares: ["media"],
  async run(call): Promise<Done> {
    const [path = ""] = call.args;
    const request = { ...verifyRequest(call), sum: flagOf(call.options, "sheet") };
    const found = await inspectMedia(call.host.media, path, request, call.reporter);
    return {
      changed: false,
      exit: found.verified === undefined ? 3 : 0,
      facts: factsOf(found),
      text: textFor(call, path, found),
    };
  },
};

function textFor(call: Call, path: string, found: Inspection): string {
  const verdict = verdictText(found, call.words);
  if (flagOf(call.options, "howToVerify")) {
    // A script for sh: what is ours to say stands behind comment signs.
    return `${verdict.replace(/^/gm, "# ")}\n\n${renderGuide(howToVerify(path, found.form), call.words)}`;
  }
  const page = flagOf(call.options, "sheet")
    ? renderSheet(sheetFor(path, found), call.words)
    : contentsText(found, call.words);
  return `${verdict}\n${page}`;
}

function sheetFor(path: string, found: Inspection): Sheet {
  const file = found.file && { name: basename(path), ...found.file };
  return sheetOf(found.manifest, found.identity, found.verified?.signers ?? [], file);
}

function factsOf({ manifest, identity, contents, bytes, verified, refusal }: Inspection) {
  const { name, sequence, created, targets, proof, members } = manifest;
  return {
    verified: verified !== undefined,
    ...(refusal && { refusal: noticeOf(refusal.code, refusal.facts) }),
    identity,
    name,
    sequence,
    created,
    targets,
    signers: verified?.signers.map(signerFacts) ?? [],
    records: verified?.logs.map((log) => ({ log: log.name, records: log.records })) ?? [],
    components: contents.map((one) => ({ ...one.component, members: one.members.length, bytes: one.bytes })),
    members: members.length,
    bytes,
    proof,
  };
}
