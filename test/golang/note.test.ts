import { expect, test } from "vitest";
import { openNote, parseVerifierKey } from "../../src/golang/note.ts";
import { openHead, SUM_GOLANG_ORG } from "../../src/golang/sumdb.ts";
import { faultOf } from "../support/fault-of.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const db = new TestSumdb();
const key = parseVerifierKey(db.verifierKey);
const note = db.sign("some text\n\nof two paragraphs\n");

test("a signed note opens to its text", () => {
  expect(openNote(note, key)).toBe("some text\n\nof two paragraphs\n");
});

test("every flipped bit of a note is refused", () => {
  const bytes = Buffer.from(note);
  for (let i = 0; i < bytes.length * 8; i++) {
    const bent = Buffer.from(bytes);
    bent.writeUInt8(bent.readUInt8(i >> 3) ^ (1 << (i & 7)), i >> 3);
    expect(
      faultOf(() => openNote(bent.toString("utf8"), key)),
      `bit ${i}`,
    ).toMatch(/^log-signature:/);
  }
});

test("every shorter note is refused", () => {
  for (let end = 0; end < note.length; end++) {
    expect(faultOf(() => openNote(note.slice(0, end), key))).toMatch(/^log-signature:/);
  }
});

test("signatures of others are passed over, but are not enough", () => {
  const other = new TestSumdb("other.example.test");
  const otherLine = other.sign("some text\n\nof two paragraphs\n").split("\n").at(-2) ?? "";
  const both = note.replace(/— /, `${otherLine}\n— `);
  expect(openNote(both, key)).toContain("some text");
  expect(faultOf(() => openNote(other.sign("some text\n"), key))).toBe("log-signature:not-signed");
});

test("another key under the same name does not sign for it", () => {
  const line = `— ${db.name} ${Buffer.alloc(68, 1).toString("base64")}`;
  expect(faultOf(() => openNote(`text\n\n${line}\n`, key))).toBe("log-signature:not-signed");
});

test.each([
  ["text", "note"],
  ["text\n\n— a\n", "note"],
  ["text\n\n\n", "note"],
  ["te\rxt\n\n— a bbbb\n", "control-character"],
  [`text\n\n${"— a bbbbbbbb\n".repeat(101)}`, "note"],
  [`${"x".repeat(1_000_001)}\n\n`, "too-large"],
])("a malformed note is refused (%#)", (text, rule) => {
  expect(faultOf(() => openNote(text, key))).toBe(`log-signature:${rule}`);
});

test("the built-in key is the one whose id the real database states", () => {
  const real = parseVerifierKey(SUM_GOLANG_ORG);
  expect([real.name, real.id.toString("hex")]).toEqual(["sum.golang.org", "033de0ae"]);
});

test.each([
  "",
  "sum.golang.org",
  "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
  "sum.golang.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
  "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn9",
  "sum.golang.org+033de0ae+Ac4zctda0e5eza",
  "sum golang org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
])("%j is no verifier key", (text) => {
  expect(faultOf(() => parseVerifierKey(text))).toBe("log-key");
});

test.each([
  "go.sum database\n5\n",
  "go.sum database tree\n05\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
  "go.sum database tree\n-5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
  "go.sum database tree\n5\nAAAA\n",
  "go.sum database tree\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\n",
])("%j is no tree head, whoever signed it", (text) => {
  expect(faultOf(() => openHead(db.sign(text), key))).toBe("log-signature:tree-head");
});
