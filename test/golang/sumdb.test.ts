import fc from "fast-check";
import { expect, test } from "vitest";
import type { H1 } from "../../src/golang/dirhash.ts";
import { parseLookup, sumsIn, writeLookup } from "../../src/golang/sumdb.ts";
import { faultOf } from "../support/fault-of.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const ZIP = "h1:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvo=" as H1;
const MOD = "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=" as H1;
const module = { path: "a.b/c", version: "v1.0.0" };
const text = `a.b/c v1.0.0 ${ZIP}\na.b/c v1.0.0/go.mod ${MOD}\n`;

test("an answer falls into number, record and note", () => {
  const db = new TestSumdb();
  db.padTo(5);
  const id = db.add(module, { zip: ZIP, mod: MOD });
  expect(parseLookup(Buffer.from(db.lookup(module)))).toEqual({ id, text, note: db.head() });
});

test("writing and parsing a lookup agree", () => {
  const line = fc.stringMatching(/^[ -~]{1,40}$/);
  fc.assert(
    fc.property(fc.nat(), fc.array(line, { minLength: 1 }), line, (id, lines, note) => {
      const record = lines.map((l) => `${l}\n`).join("");
      expect(parseLookup(Buffer.from(writeLookup(id, record, note)))).toEqual({ id, text: record, note });
    }),
  );
});

test.each([
  "",
  "7\n",
  "7\ntext\n",
  "07\ntext\n\nnote",
  "-7\ntext\n\nnote",
  "x\ntext\n\nnote",
  "7\n\nnote",
  "7\nte\0xt\n\nn",
])("%j is no answer", (answer) => {
  expect(faultOf(() => parseLookup(Buffer.from(answer)))).toBe("log-record:lookup");
});

test("an answer that is not UTF-8, or of more than a megabyte, is none", () => {
  expect(faultOf(() => parseLookup(Buffer.from("7\nt\xff\n\nnote", "latin1")))).toBe("log-record:lookup");
  expect(faultOf(() => parseLookup(Buffer.alloc(1_000_001, "7")))).toBe("log-record:lookup");
});

test("both sums are taken from the record", () => {
  expect(sumsIn(text, module)).toEqual({ zip: ZIP, mod: MOD });
});

test.each([
  ["no zip line", text.split("\n").slice(1).join("\n"), "no-zip-line"],
  ["no go.mod line", `${text.split("\n")[0]}\n`, "no-go.mod-line"],
  ["another module", text.replaceAll("a.b/c", "a.b/d"), "no-zip-line"],
  ["a module whose path ends alike", text.replaceAll("a.b/c", "x.a.b/c"), "no-zip-line"],
  ["another version", text.replaceAll("v1.0.0", "v1.0.1"), "no-zip-line"],
  ["two zip lines", `${text}a.b/c v1.0.0 ${MOD}\n`, "no-zip-line"],
  ["an unknown algorithm", text.replace(ZIP, "h2:abc"), "no-zip-line"],
  ["a damaged sum", text.replace(ZIP, "h1:abc"), "no-zip-line"],
  ["more behind the sum", text.replace(ZIP, `${ZIP} x`), "no-zip-line"],
])("a record with %s does not vouch for the module", (_, record, rule) => {
  expect(faultOf(() => sumsIn(record, module))).toBe(`log-record:${rule}`);
});
