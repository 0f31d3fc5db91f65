import { basename, dirname, isAbsolute, join } from "node:path";
import { completeOrder } from "../create/complete-order.ts";
import { type Created, createBundle } from "../create/index.ts";
import type { Order } from "../create/order.ts";
import { planBundle } from "../create/plan-bundle.ts";
import { readRecipe } from "../create/recipe.ts";
import type { GoNeed } from "../create/resolve/go-needs.ts";
import type { Tools } from "../create/tools.ts";
import { FLAGS, LISTS, mergeWishes, TEXTS, type Wishes } from "../create/wishes.ts";
import { Fault } from "../fault.ts";
import { sheetOf } from "../look/sheet.ts";
import type { Signer } from "../ports/signer.ts";
import { newKeys, SIGNER_DAYS } from "../zone/keys.ts";
import { hasSigner, openSigner } from "../zone/open-signer.ts";
import { carriedRevocations } from "../zone/revocations.ts";
import { textOf, textsOf } from "./given.ts";
import { newPassphraseFor, passphraseFor } from "./passphrase.ts";
import { renderSheet } from "./sheet-text.ts";
import type { Call, Done, Verb } from "./verb.ts";
import type { Words } from "./words.ts";

export const create: Verb = {
  name: "create",
  options: [
    { flags: "--go <VERSION>", key: "go", many: true },
    { flags: "--vendor <DIR>", key: "vendor", many: true },
    { flags: "--modules <DIR|MODULE@VERSION>", key: "modules", many: true },
    { flags: "--packages <PATTERN>", key: "packages", many: true },
    { flags: "--tags <LIST>", key: "tags", many: true },
    { flags: "--include <GLOB>", key: "include", many: true },
    { flags: "--exclude <GLOB>", key: "exclude", many: true },
    { flags: "--tool <PACKAGE@VERSION>", key: "tool", many: true },
    { flags: "--vulndb <PATH>", key: "vulndb" },
    { flags: "--script <WHEN=FILE>", key: "script", many: true },
    { flags: "--file <SRC:DEST>", key: "file", many: true },
    { flags: "--target <OS/ARCH>", key: "target", many: true },
    { flags: "-f, --recipe <RECIPE>", key: "recipe" },
    { flags: "-o, --output <PATH>", key: "output" },
    { flags: "--format <FORM>", key: "format", choices: ["file", "dir"] },
    { flags: "--name <NAME>", key: "name" },
    { flags: "--sequence <N>", key: "sequence" },
    { flags: "--previous <FILE>", key: "previous" },
    { flags: "--revocations <FILE>", key: "revocations" },
    { flags: "--valid-until <TIME>", key: "validUntil" },
    { flags: "--heads <FILE>", key: "heads", many: true },
    { flags: "--key <FILE>", key: "key" },
    { flags: "--cert <FILE>", key: "cert" },
    { flags: "--chain <FILE>", key: "chain" },
    { flags: "--passphrase-file <FILE>", key: "passphraseFile" },
    { flags: "--no-prove", key: "prove" },
    { flags: "--allow-weak-proof", key: "allowWeakProof" },
    { flags: "--prove-tests", key: "proveTests" },
    { flags: "--no-installer", key: "installer" },
    { flags: "--installer-dir <DIR>", key: "installerDir" },
    { flags: "--source <SOURCE>", key: "source" },
    { flags: "--go-mirror <URL>", key: "goMirror", many: true },
    { flags: "--jobs <N>", key: "jobs" },
    { flags: "--cache <DIR>", key: "cache" },
    { flags: "--offline", key: "offline" },
    { flags: "--dry-run", key: "dryRun" },
  ],
  shares: [],
  windsDown: true,
  async run(call) {
    const { host, options, reporter, interrupted, words } = call;
    const wishes = wishesOf(call);
    const order = completeOrder(wishes, surroundingsOf(call));
    // Hashing and unpacking leave nothing behind but their folder, which goes: nobody has to wait for their end.
    interrupted.addEventListener("abort", () => host.work.stop(interrupted.reason), { once: true });
    const revocations = (signer: Signer) =>
      carriedRevocations(wishes.texts.revocations, signer, host.keyring);
    const tools: Tools = {
      ...host,
      reporter,
      interrupted,
      signer: () => signerOf(wishes, call),
      revocations,
    };
    if (options["dryRun"] === true) return planned(order, tools, call);
    return told(await createBundle(order, tools), words);
  },
};

/** The facts of the result, and for people the sheet that travels with the bundle. */
function told(
  { file, manifest, identity, bytes, sha256, signer, changed, needs }: Created,
  words: Words,
): Done {
  const { name, sequence, components, proof } = manifest;
  const said = words.say(changed ? "create.done" : "create.unchanged", {
    file,
    name,
    sequence,
    bytes,
    identity,
  });
  const container = sha256 && { name: basename(file), size: bytes, sha256 };
  const sheet = renderSheet(sheetOf(manifest, identity, [signer], container), words);
  const facts = { file, identity, name, sequence, bytes, components, proof, needs };
  const text = [said, ...needsText(needs, words), ...(changed ? [sheet] : [])].join("\n");
  return { changed, exit: 0, facts, text };
}

async function planned(order: Order, tools: Tools, { words }: Call): Promise<Done> {
  const plan = await planBundle(order, tools);
  const { needs, ...said } = plan;
  const text = [words.say("create.planned", said), ...needsText(needs, words)].join("\n");
  return { changed: false, exit: 0, facts: { ...plan }, text };
}

/** Which Go each app and tool is built with, and the line that says so. */
function needsText(needs: readonly GoNeed[], words: Words): string[] {
  return needs.map((need) => {
    if ("tool" in need) return words.say("create.need.tool", { ...need });
    const { module, ...rest } = need;
    return module === undefined
      ? words.say("create.need", rest)
      : words.say("create.need.module", { ...rest, module });
  });
}

/** Options by their long names; a recipe's come first. */
function wishesOf({ options, host }: Call): Wishes {
  const flags = FLAGS.filter((name) => options[keyOf(name)] === !name.startsWith("no-"));
  const said: Wishes = {
    lists: Object.fromEntries(LISTS.map((name) => [name, textsOf(options, keyOf(name))])),
    texts: Object.fromEntries(
      TEXTS.flatMap((name) =>
        [[name, textOf(options, keyOf(name))]].filter(([, value]) => value !== undefined),
      ),
    ),
    flags: new Set(flags),
  };
  const recipe = textOf(options, "recipe");
  const { here } = host.scratch;
  return recipe === undefined
    ? said
    : mergeWishes(readRecipe(isAbsolute(recipe) ? recipe : join(here, recipe), host.scratch), said);
}

/** `passphrase-file` -> `passphraseFile`, `no-prove` -> `prove`: as commander names them. */
function keyOf(long: string): string {
  return long.replace(/^no-/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function surroundingsOf({ host, settings }: Call) {
  const { scratch, processes, facts } = host;
  const [program, source] = processes.self;
  return {
    here: scratch.here,
    home: scratch.home ?? scratch.here,
    machine: facts.target,
    version: settings.version,
    // Beside the executable; the sources run as they are find what the last build left.
    installers: source === undefined ? dirname(program) : join(dirname(source), "..", "dist"),
    environment: processes.environment,
  };
}

/** The signer of the options or of `keys new`; at a terminal one can be made on the way. Fault signer-missing (2). */
async function signerOf({ texts }: Wishes, call: Call): Promise<Signer> {
  const { keyring, clock } = call.host;
  if (texts.key === undefined && !hasSigner(texts, keyring)) {
    const path = keyring.home;
    if (
      !call.settings.terminal ||
      !(await call.ask.confirm(call.words.say("create.make-keys", { path }), "--key"))
    ) {
      throw new Fault("signer-missing", { path });
    }
    const passphrase = newPassphraseFor(call);
    await newKeys(
      { folder: keyring.home, name: "gobundle", days: SIGNER_DAYS, passphrase },
      { keyring, clock },
    );
  }
  return openSigner(texts, keyring, passphraseFor(call));
}
