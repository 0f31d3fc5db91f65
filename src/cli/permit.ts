import { isAbsolute, join } from "node:path";
import { lastSecond } from "../bundle/last-second.ts";
import type { Codec } from "../bundle/manifest/decode.ts";
import { bundleName, label } from "../bundle/manifest/fields.ts";
import { Problems } from "../bundle/manifest/problems.ts";
import type { Permit } from "../bundle/permit.ts";
import { Fault } from "../fault.ts";
import { openTrusted } from "../look/open-trusted.ts";
import { zoneAnchors } from "../zone/anchors.ts";
import { openSigner } from "../zone/open-signer.ts";
import {
  draftPermit,
  type PermitWish,
  permitName,
  permitPaths,
  readPermitHost,
  type WrittenPermit,
  writePermit,
} from "../zone/permit.ts";
import { resolveTrust, wantedIdentity } from "../zone/resolve-trust.ts";
import { escapeOutside } from "./escape.ts";
import { numberOf, textOf } from "./given.ts";
import { exitOf, modeOf, toldOf } from "./isolated.ts";
import { statedTrust } from "./media-call.ts";
import { passphraseFor } from "./passphrase.ts";
import type { Call, Done, Verb } from "./verb.ts";

export const permit: Verb = {
  name: "permit",
  options: [
    { flags: "--host <ID>", key: "host" },
    { flags: "--bundle <FILE>", key: "bundle" },
    { flags: "--name <NAME>", key: "name" },
    { flags: "--sequence <N>", key: "sequence" },
    { flags: "--until <TIME>", key: "until" },
    { flags: "--reason <TEXT>", key: "reason" },
    { flags: "-o, --output <FILE>", key: "output" },
    { flags: "--key <FILE>", key: "key" },
    { flags: "--cert <FILE>", key: "cert" },
    { flags: "--chain <FILE>", key: "chain" },
    { flags: "--passphrase-file <FILE>", key: "passphraseFile" },
  ],
  shares: ["media", "changes"],
  async run(call) {
    const { host, options } = call;
    const said = draftPermit(await wishOf(call), host);
    const path = pathOf(textOf(options, "output") ?? permitName(said), call);
    if (modeOf(call) === "plan") return planned(said, path, call);
    permitPaths(path, host);
    const files = {
      key: textOf(options, "key"),
      cert: textOf(options, "cert"),
      chain: textOf(options, "chain"),
    };
    const signer = await openSigner(files, host.keyring, passphraseFor(call));
    return told(writePermit(said, path, signer, host), signer.certificate.subject, call);
  },
};

/** Faults (2): option-missing, option-value-invalid, and those of `subjectOf`. */
async function wishOf(call: Call): Promise<PermitWish> {
  const until = lastSecond(needed(call, "until"));
  if (until === undefined) throw invalid("until", needed(call, "until"), "2027-01-31, 2027-01-31T12:00:00Z");
  const host = readPermitHost(needed(call, "host"));
  const reason = textOf(call.options, "reason");
  if (reason !== undefined) checked("reason", reason, label);
  return { host, ...(await subjectOf(call)), until, ...(reason !== undefined && { reason }) };
}

/** The bundle that the permit is for: one at hand, whose signature must hold, or one that is named in words. */
async function subjectOf(call: Call): Promise<Pick<PermitWish, "name" | "sequence" | "identity">> {
  const path = textOf(call.options, "bundle");
  if (path !== undefined) return await readSubject(path, call);
  const identity = wantedIdentity({ identity: needed(call, "identity") });
  const sequence = numberOf(call.options, "sequence", "permit");
  if (identity === undefined || sequence === undefined)
    throw new Fault("option-missing", { option: "--sequence" });
  return { name: checked("name", needed(call, "name"), bundleName), sequence, identity };
}

/** Believed are this host's anchors and the root of `keys new`. Faults: options-together (2), those of `openTrusted`. */
async function readSubject(
  path: string,
  call: Call,
): Promise<Pick<PermitWish, "name" | "sequence" | "identity">> {
  const { host, options, settings } = call;
  const stray = ["name", "sequence"].find((key) => textOf(options, key) !== undefined);
  if (stray !== undefined) throw new Fault("options-together", { option: "--bundle", other: `--${stray}` });
  const given = statedTrust(call);
  const { anchors, ...trust } = resolveTrust(given, host.trustStore(settings.config), host.clock);
  const demands = {
    trust: { ...trust, anchors: [...anchors, ...zoneAnchors(host.keyring)] },
    identity: wantedIdentity(given),
  };
  const { media, trusted } = await openTrusted(host.media, path, demands, call.reporter);
  media.close();
  const { name, sequence } = trusted.manifest;
  return { name, sequence, identity: trusted.identity };
}

function needed({ options }: Call, key: string): string {
  const value = textOf(options, key);
  if (value === undefined) throw new Fault("option-missing", { option: `--${key}` });
  return value;
}

function checked(key: string, value: string, codec: Codec<string>): string {
  if (codec.read(value, new Problems()) === undefined) throw invalid(key, value, "FORMAT 12.2");
  return value;
}

function invalid(key: string, value: string, wanted: string): Fault {
  return new Fault("option-value-invalid", { verb: "permit", option: `--${key}`, value, choices: [wanted] });
}

function pathOf(path: string, { host }: Call): string {
  return isAbsolute(path) ? path : join(host.scratch.here, path);
}

function planned(said: Permit, path: string, call: Call): Done {
  const files = Object.values(permitPaths(path, call.host));
  return {
    changed: false,
    exit: exitOf(call, true),
    facts: factsOf(said, path),
    text: toldOf(
      call,
      files.map((file) => `  write  ${escapeOutside(file)}`),
      "",
    ),
  };
}

function told({ permit: said, sha256, files }: WrittenPermit, signer: string, { words }: Call): Done {
  const { host, name, sequence, until } = said;
  return {
    changed: true,
    exit: 0,
    facts: { ...factsOf(said, files.permit), signature: files.signature, sha256, signer },
    text: words.say("permit.done", {
      file: files.permit,
      signature: files.signature,
      name,
      sequence,
      host,
      until,
    }),
  };
}

function factsOf({ host, name, sequence, identity, issued, until, reason }: Permit, file: string) {
  return { file, host, name, sequence, identity, issued, until, reason: reason ?? null };
}
