import { join } from "node:path";
import { beforeAll, describe, expect, inject, test } from "vitest";
import type { HashName } from "../../src/bundle/cms/algorithm.ts";
import { holds, readPublicKey } from "../../src/bundle/cms/public-key.ts";
import { Fault } from "../../src/fault.ts";
import { moduleFiles } from "./support/real-module.ts";

/** Project Wycheproof's signatures, made by others to trip verifiers (docs/decisions/0018-vectors-by-the-module-proxy.md). */
const MODULE = {
  path: "github.com/C2SP/wycheproof",
  version: "v0.0.0-20250901140545-b51abcfb8daf",
};
const H1 = "h1:5BKKVVVj676FUWirLcouEEL6GCYR9X0opkMlEUck8FY=";

/** Of all sets those with a key and a hash of the profile. */
const SETS =
  /^testvectors_v1\/(rsa_signature_(2048|3072|4096|8192)|ecdsa_secp(256|384)r1)_sha(256|384|512)_test\.json$/;

interface Vector {
  readonly comment: string;
  readonly flags: readonly string[];
  readonly msg: string;
  readonly sig: string;
  readonly result: "valid" | "invalid" | "acceptable";
}

interface VectorSet {
  readonly testGroups: readonly {
    readonly publicKeyDer: string;
    readonly sha: string;
    readonly tests: readonly Vector[];
  }[];
}

const HASHES: Readonly<Record<string, HashName>> = {
  "SHA-256": "sha256",
  "SHA-384": "sha384",
  "SHA-512": "sha512",
};

interface Judged extends Vector {
  readonly ours: "holds" | "does not hold" | string;
}

let judged: readonly Judged[] = [];
beforeAll(async () => {
  const files = await moduleFiles(MODULE, H1, SETS, join(inject("made"), "web-1.gobundle"));
  const sets = [...files.values()].map((bytes): VectorSet => JSON.parse(Buffer.from(bytes).toString("utf8")));
  judged = sets.flatMap(({ testGroups }) =>
    testGroups.flatMap(({ publicKeyDer, sha, tests }) =>
      tests.map((vector) => ({ ...vector, ours: judge(publicKeyDer, HASHES[sha], vector) })),
    ),
  );
});

function judge(key: string, hash: HashName | undefined, { msg, sig }: Vector): string {
  if (hash === undefined) throw new Error("a hash of another set");
  try {
    const told = holds(readPublicKey(hex(key), "vector"), hash, hex(msg), hex(sig));
    return told ? "holds" : "does not hold";
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown.code;
    throw thrown;
  }
}

function hex(text: string): Buffer {
  return Buffer.from(text, "hex");
}

describe("the signatures of Wycheproof", () => {
  const of = (result: Vector["result"]) => judged.filter((one) => one.result === result);

  test("there are many of each kind", () => {
    expect(of("valid").length).toBeGreaterThan(1000);
    expect(of("invalid").length).toBeGreaterThan(4500);
  });

  test("none that is invalid holds", () => {
    expect(of("invalid").filter(({ ours }) => ours !== "does not hold")).toEqual([]);
  });

  test("those that are valid hold, but for keys with the exponent 3", () => {
    const refused = of("valid").filter(({ ours }) => ours !== "holds");
    expect(refused.map(({ ours }) => ours)).toEqual(Array(5).fill("signer-key"));
    expect(refused.filter(({ flags }) => !flags.includes("SmallPublicKey"))).toEqual([]);
  });

  test("what some readers accept does not hold: the padding's digest without NULL", () => {
    expect(of("acceptable").filter(({ flags }) => !flags.includes("MissingNull"))).toEqual([]);
    expect(new Set(of("acceptable").map(({ ours }) => ours))).toEqual(new Set(["does not hold"]));
  });
});
