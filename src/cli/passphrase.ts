import { Fault } from "../fault.ts";
import type { Host } from "../ports/host.ts";
import { textOf } from "./given.ts";
import type { Ask } from "./questions.ts";
import type { Call } from "./verb.ts";
import type { Words } from "./words.ts";

/** What of a call a passphrase can come from. */
export interface PassphraseCall extends Pick<Call, "options"> {
  readonly ask: Pick<Ask, "secret">;
  readonly host: Pick<Host, "keyring">;
  readonly words: Pick<Words, "say">;
}

/**
 * Where the passphrase of a key comes from: the first line of `--passphrase-file`, else a person at the terminal.
 * Asked once in a run, and not before it is needed. Faults (2): key-file-missing, passphrase-empty, answer-needed.
 */
export function passphraseFor(call: PassphraseCall): () => Promise<string> {
  return once(
    async () => fromFile(call) ?? (await call.ask.secret(call.words.say("passphrase.ask"), FILE_OPTION)),
  );
}

/** The passphrase of keys that are yet to be made: a person types it twice. Fault passphrase-differs (2). */
export function newPassphraseFor(call: PassphraseCall): () => Promise<string> {
  return once(async () => {
    const given = fromFile(call) ?? (await askTwice(call));
    if (given === "") throw new Fault("passphrase-empty");
    return given;
  });
}

const FILE_OPTION = "--passphrase-file";

function fromFile({ host, options }: PassphraseCall): string | undefined {
  const file = textOf(options, "passphraseFile");
  if (file === undefined) return undefined;
  const [line = ""] = Buffer.from(host.keyring.read(file)).toString("utf8").split(/\r?\n/, 1);
  return line;
}

async function askTwice({ ask, words }: PassphraseCall): Promise<string> {
  const first = await ask.secret(words.say("passphrase.new"), FILE_OPTION);
  const second = await ask.secret(words.say("passphrase.again"), FILE_OPTION);
  if (first !== second) throw new Fault("passphrase-differs");
  return first;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
