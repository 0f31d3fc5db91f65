import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newPassphraseFor, type PassphraseCall, passphraseFor } from "../../src/cli/passphrase.ts";
import { nodeKeyring } from "../../src/host/node-keyring.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/openssl.ts";

/** A call by somebody who types `answers`, one after the other, and how many questions were put. */
function typing(...answers: readonly string[]): { call: PassphraseCall; asked: () => number } {
  let asked = 0;
  const secret = async () => answers[asked++] ?? "";
  const call = {
    ask: { secret },
    host: { keyring: nodeKeyring("/nowhere") },
    options: {},
    words: { say: () => "?" },
  };
  return { call, asked: () => asked };
}

function withFile(text: string): PassphraseCall {
  const file = join(testFolder(), "passphrase");
  writeFileSync(file, text);
  return { ...typing().call, options: { passphraseFile: file } };
}

describe("the passphrase of a key that is there", () => {
  test("is asked once, and not before it is needed", async () => {
    const { call, asked } = typing("one", "two");
    const passphrase = passphraseFor(call);
    expect(asked()).toBe(0);
    expect([await passphrase(), await passphrase()]).toEqual(["one", "one"]);
    expect(asked()).toBe(1);
  });

  test.each(["secret", "secret\n", "secret\r\nmore\n"])("is the first line of %j", async (text) => {
    expect(await passphraseFor(withFile(text))()).toBe("secret");
  });

  test("a file that is not there", async () => {
    const call = { ...typing().call, options: { passphraseFile: "/nowhere/at/all" } };
    expect(await faultOfAsync(passphraseFor(call)())).toBe("key-file-missing");
  });
});

describe("the passphrase of a new key", () => {
  test("is typed twice", async () => {
    const { call, asked } = typing("one", "one");
    expect(await newPassphraseFor(call)()).toBe("one");
    expect(asked()).toBe(2);
  });

  test("two that differ", async () => {
    expect(await faultOfAsync(newPassphraseFor(typing("one", "two").call)())).toBe("passphrase-differs");
  });

  test("an empty one", async () => {
    expect(await faultOfAsync(newPassphraseFor(typing("", "").call)())).toBe("passphrase-empty");
    expect(await faultOfAsync(newPassphraseFor(withFile("\n"))())).toBe("passphrase-empty");
  });
});
