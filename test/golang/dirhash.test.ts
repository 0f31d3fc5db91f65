import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asH1, byteOrder, h1OfDigests, h1OfGoMod } from "../../src/golang/dirhash.ts";
import { faultOf } from "../support/fault-of.ts";

const digestOf = (text: string) => hash("sha256", text, "hex");

test("the go.mod of every toolchain module has the sum that the real database records", () => {
  expect(h1OfGoMod(Buffer.from("module golang.org/toolchain\n"))).toBe(
    "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=",
  );
});

test("an empty go.mod has the sum that old go.sum files hold by mistake", () => {
  expect(h1OfGoMod(new Uint8Array())).toBe("h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=");
});

test("the digest is over sorted lines of digest, two spaces, name", () => {
  const files = [
    { name: "b", sha256: digestOf("2") },
    { name: "a", sha256: digestOf("1") },
  ];
  const lines = `${digestOf("1")}  a\n${digestOf("2")}  b\n`;
  expect(h1OfDigests(files)).toBe(`h1:${hash("sha256", lines, "base64")}`);
});

test("a name with a newline is refused", () => {
  expect(faultOf(() => h1OfDigests([{ name: "a\nb", sha256: digestOf("") }]))).toBe("dirhash-name");
});

test("order is that of the UTF-8 bytes, beyond the first plane too", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 6 });
  const sign = (n: number) => Math.sign(n);
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(sign(byteOrder(a, b))).toBe(sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
  expect(byteOrder("\u{1f600}", "\uffee")).toBeGreaterThan(0);
});

test.each([
  "h1:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvo",
  "h1:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvp=",
  "h2:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvo=",
  "h1:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvo=\n",
  "h1:",
  "",
])("%j is no h1", (text) => {
  expect(asH1(text)).toBeUndefined();
});

test("the lines of names of all planes are in that order", () => {
  const names = fc.uniqueArray(fc.string({ unit: "binary", maxLength: 4 }), { minLength: 2 });
  fc.assert(
    fc.property(names, (some) => {
      const sha256 = "0".repeat(64);
      const lines = some
        .filter((name) => !name.includes("\n"))
        .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        .map((name) => `${sha256}  ${name}\n`);
      const files = some.filter((name) => !name.includes("\n")).map((name) => ({ name, sha256 }));
      expect(h1OfDigests(files)).toBe(`h1:${hash("sha256", lines.join(""), "base64")}`);
    }),
  );
});
