import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";
import { KEY_MADE, type KeyTraits, TestMaker } from "../support/test-openpgp.ts";

const GUIDE = resolve(import.meta.dirname, "../../docs/guides/auditor.md");
const ARCHIVE = "toolchains/go1.21.5.linux-amd64.tar.gz";
const CONTENT = Buffer.from("an archive\n");
const NOW = Math.floor(Date.now() / 1000);

/** The lines of the guide that judge a Go toolchain by hand, as they stand. */
const [sha256sum = "", dearmor = "", gpgv = ""] = (
  readFileSync(GUIDE, "utf8").split("## A Go toolchain, by hand")[1]?.split("\n## ")[0] ?? ""
)
  .split("\n")
  .filter((line) => line.startsWith("    "))
  .map((line) => line.trim());

let folder: string;
beforeEach(() => {
  folder = testFolder();
});

/** What a person types and reads; the tools keep what is theirs in the test's folder. */
function typed(line: string) {
  const env = { PATH: process.env["PATH"], HOME: folder, GNUPGHOME: folder, LC_ALL: "C" };
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], { cwd: folder, env, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** A key whose subkey counts for so many days, counted from 2025. */
function maker(traits: KeyTraits = {}): TestMaker {
  return new TestMaker({ days: Math.ceil((NOW - KEY_MADE) / 86_400) + 365, ...traits });
}

function lay(signer: TestMaker, asc: string, content: Uint8Array = CONTENT): void {
  writeInto(join(folder, "linux_signing_key.pub"), signer.key);
  writeInto(join(folder, ARCHIVE), content);
  writeInto(join(folder, `${ARCHIVE}.asc`), asc);
}

function judged(signer: TestMaker, asc = signer.sign(CONTENT), content?: Uint8Array) {
  lay(signer, asc, content);
  expect(typed(dearmor)).toMatchObject({ status: 0 });
  return typed(gpgv);
}

describe("the commands of the auditor's guide", () => {
  test("are three", () => {
    expect([sha256sum, dearmor, gpgv].map((line) => line.split(" ")[0])).toEqual([
      "sha256sum",
      "gpg",
      "gpgv",
    ]);
  });

  test("the sum", () => {
    lay(maker(), "");
    expect(typed(sha256sum).stdout).toMatch(new RegExp(`^[0-9a-f]{64}  ${ARCHIVE}\n$`));
  });

  test("a signature of the key's owner is good", () => {
    const { status, stderr } = judged(maker());
    expect([status, stderr]).toEqual([0, expect.stringContaining("Good signature")]);
  });

  test("also of a subkey that has expired since", () => {
    const { status, stderr } = judged(maker({ days: 200 }));
    expect([status, stderr]).toEqual([0, expect.stringContaining("Good signature")]);
  });

  test("over another archive it is bad", () => {
    const { status, stderr } = judged(maker(), undefined, Buffer.from("another\n"));
    expect([status, stderr]).toEqual([1, expect.stringContaining("BAD signature")]);
  });

  test("of another key it cannot be judged", () => {
    const { status, stderr } = judged(maker(), maker({ bits: 3072 }).sign(CONTENT));
    expect([status !== 0, stderr]).toEqual([true, expect.stringContaining("No public key")]);
  });
});
