import type { ProvenSigner } from "../bundle/trust.ts";
import { type Verified, verifyMedia } from "../look/verify.ts";
import { dateFacts, datesText } from "./dates-text.ts";
import { verifyRequest } from "./media-call.ts";
import { PERMIT_OPTION } from "./permit-file.ts";
import type { Verb } from "./verb.ts";
import type { Words } from "./words.ts";

export const verify: Verb = {
  name: "verify",
  operands: "<MEDIA...>",
  options: [{ flags: "--deep", key: "deep" }, { flags: "--at <TIME>", key: "at" }, PERMIT_OPTION],
  shares: ["media"],
  async run(call) {
    const request = verifyRequest(call);
    const found: Verified[] = [];
    for (const path of call.args)
      found.push(await verifyMedia(call.host.media, path, request, call.reporter));
    const bundles = found.map(factsOf);
    const [only] = bundles;
    return {
      changed: false,
      exit: 0,
      facts: bundles.length === 1 && only !== undefined ? only : { bundles },
      text: found.map((one) => textOf(one, call.words)).join("\n"),
    };
  },
};

/** A signer in a result document. */
export function signerFacts({ subject, fingerprint, notAfter, anchor }: ProvenSigner) {
  return { subject, fingerprint, notAfter: notAfter.toISOString(), anchor };
}

function factsOf({ trusted, permit, age, logs }: Verified) {
  const { manifest, identity, signers } = trusted;
  return {
    identity,
    name: manifest.name,
    sequence: manifest.sequence,
    ...dateFacts(manifest, age),
    signers: signers.map(signerFacts),
    members: manifest.members.length,
    revocations: manifest.revocations?.number ?? null,
    records: logs.map(({ name, records }) => ({ log: name, records })),
    // Every member of a single bundle is there, or it would have been refused.
    missing: [],
    permit: permit?.sha256 ?? null,
  };
}

function textOf({ trusted, permit, age, logs }: Verified, words: Words): string {
  const { manifest, identity, signers } = trusted;
  const { name, sequence, members } = manifest;
  return [
    words.say("verify.good", { name, sequence, members: members.length }),
    words.say("verify.identity", { identity }),
    ...datesText(manifest, age, words),
    ...signers.map(({ subject, fingerprint }) => words.say("look.signer", { subject, fingerprint })),
    ...(permit ? [words.say("verify.permit", { sha256: permit.sha256, until: permit.permit.until })] : []),
    ...logs.map((log) => words.say("look.log", { log: log.name, records: log.records })),
  ].join("\n");
}
