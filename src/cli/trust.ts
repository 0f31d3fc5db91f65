import type { Certificate } from "../bundle/cms/certificate.ts";
import type { Anchor } from "../bundle/trust.ts";
import type { TrustStore } from "../ports/trust-store.ts";
import { addAnchor, listAnchors, removeAnchor } from "../zone/anchors.ts";
import { addRevocations } from "../zone/revocations.ts";
import { unwritten } from "../zone/unwritten.ts";
import { escapeOutside } from "./escape.ts";
import { textOf } from "./given.ts";
import { exitOf, modeOf, toldOf } from "./isolated.ts";
import type { Call, Verb } from "./verb.ts";

export const trustAdd: Verb = {
  name: "trust add",
  operands: "<FILE>",
  options: [
    { flags: "--fingerprint <HEX>", key: "fingerprint" },
    { flags: "--allow-subject <DN>", key: "allowSubject" },
    { flags: "--allow-spki <HEX>", key: "allowSpki" },
  ],
  shares: ["changes"],
  async run(call) {
    const { args, options, words } = call;
    const request = {
      file: args[0] ?? "",
      fingerprint: textOf(options, "fingerprint"),
      allowSubject: textOf(options, "allowSubject"),
      allowSpki: textOf(options, "allowSpki"),
    };
    const { anchor, changed } = await addAnchor(request, storeOf(call), (found) => askDigits(found, call));
    const { subject, fingerprint, notAfter } = anchor;
    const lines = changed ? [`  write  trust/${fingerprint}.pem`] : [];
    return {
      changed: changed && modeOf(call) === "do",
      exit: exitOf(call, changed),
      facts: { subject, fingerprint, notAfter: notAfter.toISOString() },
      text: toldOf(call, lines, words.say(changed ? "trust.added" : "trust.there", { subject, fingerprint })),
    };
  },
};

export const trustList: Verb = {
  name: "trust list",
  options: [],
  shares: [],
  async run(call) {
    const anchors = listAnchors(storeOf(call)).map(({ anchor, certificate }) => factsOf(anchor, certificate));
    const lines = anchors.map((one) =>
      [
        `${one.fingerprint}  ${one.notAfter.slice(0, 10)}  ${escapeOutside(one.subject)}`,
        ...limitLines(one),
      ].join("\n"),
    );
    return {
      changed: false,
      exit: 0,
      facts: { anchors },
      text: lines.length === 0 ? call.words.say("trust.none") : lines.join("\n"),
    };
  },
};

export const trustRemove: Verb = {
  name: "trust remove",
  operands: "<HEX>",
  options: [],
  shares: ["changes"],
  async run(call) {
    const fingerprint = removeAnchor(call.args[0] ?? "", storeOf(call));
    const lines = [`  erase  trust/${fingerprint}.pem`];
    return {
      changed: modeOf(call) === "do",
      exit: exitOf(call, true),
      facts: { fingerprint },
      text: toldOf(call, lines, call.words.say("trust.removed", { fingerprint })),
    };
  },
};

export const trustRevocations: Verb = {
  name: "trust revocations",
  operands: "<FILE>",
  options: [],
  shares: ["changes"],
  async run(call) {
    const { found, changed } = addRevocations(call.args[0] ?? "", storeOf(call));
    const { anchor, list } = found;
    const { number, issued, revoked } = list;
    const lines = changed ? [`  write  revocations/${anchor}-${number}.json`] : [];
    const said = call.words.say(changed ? "trust.revocations" : "trust.revocations-kept", {
      anchor,
      number,
      count: revoked.length,
    });
    return {
      changed: changed && modeOf(call) === "do",
      exit: exitOf(call, changed),
      facts: { anchor, number, issued, revoked: revoked.length },
      text: toldOf(call, lines, said),
    };
  },
};

function storeOf(call: Call): TrustStore {
  const store = call.host.trustStore(call.settings.config);
  return modeOf(call) === "do" ? store : unwritten(store);
}

/** The fingerprint itself is not shown: the digits must come from elsewhere, not from this screen. */
async function askDigits({ subject, notAfter }: Certificate, { ask, words }: Call): Promise<string> {
  const question = words.say("trust.ask", { subject, until: notAfter.toISOString().slice(0, 10) });
  return ask.text(question, "--fingerprint");
}

function factsOf(anchor: Anchor, { subject, fingerprint, notAfter }: Certificate) {
  const { ours, allowSubjects, allowSpki } = anchor;
  return { subject, fingerprint, notAfter: notAfter.toISOString(), ours, allowSubjects, allowSpki };
}

function limitLines({ allowSubjects, allowSpki }: Pick<Anchor, "allowSubjects" | "allowSpki">): string[] {
  return [
    ...allowSubjects.map((subject) => `  --allow-subject ${escapeOutside(JSON.stringify(subject))}`),
    ...allowSpki.map((spki) => `  --allow-spki ${spki}`),
  ];
}
