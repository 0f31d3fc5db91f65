import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkGoSignature, readGoSignature } from "../../src/payload/go-signature.ts";
import { GO_SIGNING_KEY } from "../../src/payload/go-signing-key.ts";
import { readKey } from "../../src/payload/openpgp-key.ts";
import { faultOf } from "../support/fault-of.ts";
import {
  armor,
  KEY_MADE,
  type KeyTraits,
  packet,
  type SignatureTraits,
  TestMaker,
} from "../support/test-openpgp.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "fixtures/openpgp", name));
const CONTENT = Buffer.from("an archive\n");
const DAY = 86_400;
const maker = new TestMaker();

/** Reads a signature by a maker's key, and holds it against the content. */
function hold(
  asc: string | Uint8Array,
  by: { key: string | Uint8Array; fingerprint: string },
  content = CONTENT,
): string {
  const pinned = { armor: Buffer.from(by.key), fingerprint: by.fingerprint };
  const signature = readGoSignature(Buffer.from(asc), pinned);
  checkGoSignature(signature, "it", hash(signature.hash, Buffer.concat([content, signature.trailer]), "hex"));
  return signature.key;
}

describe("what Go's makers signed", () => {
  const ASC = fixture("go1.19.8.src.tar.gz.asc");
  // SHA-256 of go1.19.8.src.tar.gz, 26,553,006 bytes, with the trailer behind it; the archive itself is too large to keep.
  const DIGEST = "a2222f06de2984e60f4eaf516174dd138b707576f45abcead1a74f6113740c75";

  test("holds, by a subkey that has expired since", () => {
    const signature = readGoSignature(ASC);
    expect([signature.key, signature.hash, Buffer.from(signature.trailer).toString("hex")]).toEqual([
      "8461efa0e74abae010de66994eb27db2a3b88b8b",
      "sha256",
      "04000108000605026424d4c304ff0000000c",
    ]);
    checkGoSignature(signature, "go1.19.8.src.tar.gz", DIGEST);
    expect(signature.signer.until).toBe(Date.parse("2024-10-25T14:11:43Z") / 1000);
  });

  test("does not hold for any other archive", () => {
    const check = () => checkGoSignature(readGoSignature(ASC), "go", DIGEST.replace("a2", "a3"));
    expect(faultOf(check)).toBe("openpgp-signature");
  });

  test("altered in any byte below its comment, it is refused", () => {
    const lines = ASC.toString("latin1");
    const start = lines.indexOf("\n\n") + 2;
    for (let at = 0; at < ASC.length; at++) {
      const altered = Buffer.from(ASC);
      altered[at] = (altered[at] ?? 0) ^ 1;
      const held = isHeld(() => checkGoSignature(readGoSignature(altered), "go", DIGEST));
      // The comment above the base64 is signed by nobody.
      expect([at, held && at >= start]).toEqual([at, false]);
    }
  });

  test("the pinned key has all subkeys since 2019, each of which signs", () => {
    const keys = readKey(GO_SIGNING_KEY.armor, GO_SIGNING_KEY.fingerprint);
    expect(keys.map(({ fingerprint }) => fingerprint.slice(-16))).toEqual([
      "78bd65473cb3bd13",
      "4eb27db2a3b88b8b",
      "e88979fb9b30acf2",
      "32ee5355a6bc6e42",
      "fd533c07c264648f",
      "1d09c015006feab8",
    ]);
    expect(keys.every(({ signs }) => signs)).toBe(true);
  });
});

describe("what GnuPG made", () => {
  const gpg = { key: fixture("key.asc"), fingerprint: "8b6e9e105e98b0132c9ae08ef6fe25baa10ce69c" };

  test.each(["content.sha256.asc", "content.sha512.asc"])("%s holds", (name) => {
    expect(hold(fixture(name), gpg, fixture("content.txt"))).toMatch(/^[0-9a-f]{40}$/);
  });

  test("over other content it does not", () => {
    expect(faultOf(() => hold(fixture("content.sha256.asc"), gpg))).toBe("openpgp-signature");
  });

  test("with SHA-1 it is refused", () => {
    expect(faultOf(() => hold(fixture("content.sha1.asc"), gpg, fixture("content.txt")))).toBe(
      "openpgp-format:weak-hash",
    );
  });
});

describe("a signature", () => {
  test.each(["sha256", "sha384", "sha512"] as const)("with %s holds", (name) => {
    expect(hold(maker.sign(CONTENT, { hash: name }), maker)).toBe(maker.subkey.fingerprint);
  });

  test.each<[string, SignatureTraits, string]>([
    ["of version 3", { version: 3 }, "openpgp-format:version"],
    ["of version 6", { version: 6 }, "openpgp-format:version"],
    ["by another method", { algorithm: 22 }, "openpgp-format:algorithm"],
    ["with SHA-1", { hash: "sha1" }, "openpgp-format:weak-hash"],
    ["over text", { type: 1 }, "openpgp-format:type"],
    ["that names no key", { issuer: false }, "openpgp-format:issuer"],
    ["that names two keys", { hashed: [[16, Buffer.alloc(8)]] }, "openpgp-format:issuer"],
    ["that ends", { hashed: [[3, Buffer.alloc(4, 1)]] }, "openpgp-format:expires"],
    ["with two times", { hashed: [[2, Buffer.alloc(4, 1)]] }, "openpgp-format:subpacket"],
    [
      "with a critical part that nobody knows",
      { hashed: [[0x80 | 100, Buffer.alloc(1)]] },
      "openpgp-format:critical",
    ],
    ["before its key", { created: KEY_MADE - 1 }, "openpgp-key:not-yet-valid"],
    ["after its key", { created: KEY_MADE + 365 * DAY }, "openpgp-key:expired"],
  ])("%s is refused", (_, traits, fault) => {
    expect(faultOf(() => hold(maker.sign(CONTENT, traits), maker))).toBe(fault);
  });

  test("in the last second of its key holds", () => {
    expect(hold(maker.sign(CONTENT, { created: KEY_MADE + 365 * DAY - 1 }), maker)).toBe(
      maker.subkey.fingerprint,
    );
  });

  test("by a key that nobody knows is told apart", () => {
    expect(faultOf(() => readGoSignature(Buffer.from(maker.sign(CONTENT))))).toBe("openpgp-key-unknown");
  });

  test("with anything before or behind it is refused", () => {
    const one = maker.signaturePacket(CONTENT);
    const text = maker.sign(CONTENT);
    const wrong: [string, string][] = [
      [armor("SIGNATURE", [one, one]), "openpgp-format:packet"],
      [armor("SIGNATURE", [packet(13, one)]), "openpgp-format:packet"],
      [armor("SIGNATURE", [one.subarray(0, -1)]), "openpgp-format:truncated"],
      [armor("SIGNATURE", [one, Buffer.from([0])]), "openpgp-format:packet"],
      [armor("MESSAGE", [one]), "openpgp-format:armor"],
      [`x${text}`, "openpgp-format:armor"],
      [`${text}x`, "openpgp-format:armor"],
      [text + text, "openpgp-format:armor"],
      [text.replace("-----END", "=AAAA\n-----END"), "openpgp-format:armor-checksum"],
      ["", "openpgp-format:armor"],
      [" ".repeat(65_537), "openpgp-format:too-large"],
    ];
    for (const [asc, fault] of wrong) expect(faultOf(() => hold(asc, maker))).toBe(fault);
  });

  test("altered in any byte is refused", () => {
    const one = maker.signaturePacket(CONTENT);
    for (let at = 0; at < one.length; at++) {
      const altered = Buffer.from(one);
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      expect([at, isHeld(() => hold(armor("SIGNATURE", [altered]), maker))]).toEqual([at, false]);
    }
  });
});

describe("a key", () => {
  test.each<[string, KeyTraits, string]>([
    ["that is small", { bits: 1024 }, "openpgp-format:weak-key"],
    ["that did not sign back", { cross: "none" }, "openpgp-format:cross-binding"],
    ["whose subkey signed something else back", { cross: { type: 0x18 } }, "openpgp-format:cross-binding"],
    ["bound by another kind of signature", { binding: { type: 0x19 } }, "openpgp-format:binding"],
    ["bound by SHA-1", { binding: { hash: "sha1" } }, "openpgp-format:weak-hash"],
    ["that may not sign", { flags: 12 }, "openpgp-key:purpose"],
  ])("%s is refused", (_, traits, fault) => {
    const other = new TestMaker(traits);
    expect(faultOf(() => hold(other.sign(CONTENT), other))).toBe(fault);
  });

  test("with another fingerprint is refused", () => {
    expect(faultOf(() => hold(maker.sign(CONTENT), { ...maker, fingerprint: "0".repeat(40) }))).toBe(
      "openpgp-format:fingerprint",
    );
  });

  test("without an end counts for ever", () => {
    const lasting = new TestMaker({ days: 0 });
    expect(hold(lasting.sign(CONTENT, { created: 0xffff_ffff }), lasting)).toBe(lasting.subkey.fingerprint);
  });

  test("altered in any byte is refused", () => {
    const bytes = Buffer.from(maker.key.split("\n").slice(2, -2).join(""), "base64");
    const asc = maker.sign(CONTENT);
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      const by = { key: armor("PUBLIC KEY BLOCK", [altered]), fingerprint: maker.fingerprint };
      expect([at, isHeld(() => hold(asc, by))]).toEqual([at, false]);
    }
  });
});

function isHeld(check: () => unknown): boolean {
  return faultOf(check) === "none";
}
