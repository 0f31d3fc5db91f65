import type { Certificate } from "../bundle/cms/certificate.ts";
import { wholeNumber } from "../bundle/manifest/whole-number.ts";
import { REVOCATION_REASONS } from "../bundle/revocation-list.ts";
import { Fault } from "../fault.ts";
import {
  issueKey,
  type KeyRequest,
  newKeys,
  planIssueKey,
  planNewKeys,
  SIGNER_DAYS,
  type ZoneKeys,
} from "../zone/keys.ts";
import { planRevoke, type Revocation, type RevokeRequest, revokeKey } from "../zone/revoke.ts";
import { escapeOutside } from "./escape.ts";
import { flagOf, textOf } from "./given.ts";
import { exitOf, modeOf, toldOf } from "./isolated.ts";
import { newPassphraseFor, passphraseFor } from "./passphrase.ts";
import type { Call, Done, OptionSpec, Verb } from "./verb.ts";

const OPTIONS: readonly OptionSpec[] = [
  { flags: "--dir <D>", key: "dir" },
  { flags: "--name <N>", key: "name" },
  { flags: "--days <N>", key: "days" },
  { flags: "--passphrase-file <F>", key: "passphraseFile" },
  { flags: "--no-passphrase", key: "passphrase" },
];

export const keysNew: Verb = {
  name: "keys new",
  options: OPTIONS,
  shares: ["changes"],
  run: async (call) =>
    modeOf(call) === "plan"
      ? planned(planNewKeys(requestOf(call), toolsOf(call)), call)
      : told(await newKeys(requestOf(call), toolsOf(call)), call),
};

export const keysIssue: Verb = {
  name: "keys issue",
  options: OPTIONS,
  shares: ["changes"],
  run: async (call) =>
    modeOf(call) === "plan"
      ? planned(planIssueKey(requestOf(call), toolsOf(call)), call)
      : told(await issueKey(requestOf(call), toolsOf(call)), call),
};

export const keysRevoke: Verb = {
  name: "keys revoke",
  options: [
    { flags: "--cert <FILE>", key: "cert" },
    { flags: "--fingerprint <HEX>", key: "fingerprint" },
    { flags: "--reason <WORD>", key: "reason", choices: REVOCATION_REASONS },
    { flags: "--dir <D>", key: "dir" },
    { flags: "--passphrase-file <F>", key: "passphraseFile" },
  ],
  shares: ["changes"],
  run: async (call) =>
    modeOf(call) === "plan"
      ? planned(planRevoke(revocationOf(call), toolsOf(call)).made, call)
      : toldOfList(await revokeKey(revocationOf(call), toolsOf(call)), call),
};

/** Faults (2): options-together, key-option. */
function revocationOf(call: Call): RevokeRequest {
  const { options, host } = call;
  const [file, fingerprint] = [textOf(options, "cert"), textOf(options, "fingerprint")];
  if (file !== undefined && fingerprint !== undefined)
    throw new Fault("options-together", { option: "--cert", other: "--fingerprint" });
  const certificate = file !== undefined ? { file } : fingerprint !== undefined ? { fingerprint } : undefined;
  if (certificate === undefined)
    throw new Fault("key-option", { option: "--cert", given: "", wanted: "FILE (or --fingerprint HEX)" });
  const stated = textOf(options, "reason");
  return {
    folder: textOf(options, "dir") ?? host.keyring.home,
    certificate,
    reason: REVOCATION_REASONS.find((word) => word === stated) ?? "unspecified",
    passphrase: passphraseFor(call),
  };
}

function toldOfList({ list, revoked, made }: Revocation, { words }: Call): Done {
  const { number } = list;
  const { certificate, reason } = revoked;
  return {
    changed: made.length > 0,
    exit: 0,
    facts: { made, number, certificate, reason, at: revoked.at, revoked: list.revoked.length },
    text: words.say(made.length > 0 ? "keys.revoked" : "keys.revoked-before", { certificate, number, made }),
  };
}

function toolsOf({ host }: Call) {
  return { keyring: host.keyring, clock: host.clock };
}

/** Faults (2): key-option, options-together. */
function requestOf(call: Call): KeyRequest {
  const { options, host } = call;
  const plain = !flagOf(options, "passphrase");
  if (plain && textOf(options, "passphraseFile") !== undefined) {
    throw new Fault("options-together", { option: "--no-passphrase", other: "--passphrase-file" });
  }
  return {
    folder: textOf(options, "dir") ?? host.keyring.home,
    name: nameOf(textOf(options, "name") ?? "gobundle"),
    days: daysOf(textOf(options, "days")),
    passphrase: plain ? async () => undefined : newPassphraseFor(call),
  };
}

/** Characters that every kind of certificate text and every tool's output takes (PrintableString). */
function nameOf(given: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9 .-]{0,39}$/.test(given)) return given;
  throw new Fault("key-option", { option: "--name", given, wanted: "A-Z a-z 0-9 . -, 1-40" });
}

function daysOf(given: string | undefined): number {
  const days = given === undefined ? SIGNER_DAYS : wholeNumber(given);
  if (days !== undefined && days <= 7300) return days;
  throw new Fault("key-option", { option: "--days", given: given ?? "", wanted: "1-7300" });
}

function planned(made: readonly string[], call: Call): Done {
  const lines = made.map((path) => `  write  ${escapeOutside(path)}`);
  return {
    changed: false,
    exit: exitOf(call, made.length > 0),
    facts: { made },
    text: toldOf(call, lines, ""),
  };
}

function told(keys: ZoneKeys, { words }: Call): Done {
  const { root, signer, made, signerFiles, rootKey } = keys;
  const lines = [
    made.length === 0 ? words.say("keys.complete") : words.say("keys.made", { made }),
    words.say("keys.root", {
      subject: root.subject,
      fingerprint: root.fingerprint,
      until: day(root.notAfter),
    }),
    words.say("keys.signer", {
      subject: signer.subject,
      file: signerFiles.certificate,
      until: day(signer.notAfter),
    }),
    ...(rootKey === undefined ? [] : [words.say("keys.root-key", { file: rootKey })]),
  ];
  return {
    changed: made.length > 0,
    exit: 0,
    facts: { made, root: factsOf(root), signer: factsOf(signer) },
    text: lines.join("\n"),
  };
}

function factsOf({ subject, fingerprint, notAfter }: Certificate) {
  return { subject, fingerprint, notAfter: notAfter.toISOString() };
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
