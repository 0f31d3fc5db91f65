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
    const found = await inspectMedia(call.host.media, path, verifyRequest(call), call.reporter);
    return {
      changed: false,
      exit: found.verified === undefined ? 3 : 0,
      facts: factsOf(found),
      text: await textFor(call, path, found),
    };
  },
};

async function textFor(call: Call, path: string, found: Inspection): Promise<string> {
  const verdict = verdictText(found, call.words);
  if (flagOf(call.options, "howToVerify")) {
    // A script for sh: what is ours to say stands behind comment signs.
    return `${verdict.replace(/^/gm, "# ")}\n\n${renderGuide(howToVerify(path, found.form), call.words)}`;
  }
  const page = flagOf(call.options, "sheet")
    ? renderSheet(await sheetFor(call, path, found), call.words)
    : contentsText(found, call.words);
  return `${verdict}\n${page}`;
}

async function sheetFor({ host }: Call, path: string, found: Inspection): Promise<Sheet> {
  const digests = found.form === "tar" ? await host.work.digestFiles([path]) : [];
  const [file] = digests.map(({ size, sha256 }) => ({ name: basename(path), size, sha256 }));
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
