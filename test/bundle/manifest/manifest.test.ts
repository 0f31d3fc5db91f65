import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decodeManifest,
  encodeManifest,
  identityOf,
  type Manifest,
} from "../../../src/bundle/manifest/manifest.ts";
import { Fault } from "../../../src/fault.ts";
import {
  MAX_COMPONENTS,
  MAX_LIST,
  MAX_MANIFEST_BYTES,
  MAX_MEMBERS,
  MAX_TEXT_BYTES,
} from "../../../src/limits.ts";
import { wholeManifest } from "../../support/whole-manifest.ts";

const whole = wholeManifest();
const bytes = Buffer.from(encodeManifest(whole));
const text = bytes.toString();

/** The problems that decoding names; none where it takes the bytes. */
function problemsOf(input: string | Uint8Array): readonly string[] {
  try {
    decodeManifest(typeof input === "string" ? Buffer.from(input) : input);
  } catch (error) {
    if (error instanceof Fault && error.code === "manifest-invalid") {
      const { problems } = error.facts;
      return Array.isArray(problems) ? problems : [];
    }
    throw error;
  }
  return [];
}

/** The whole manifest's text with one place exchanged, which must be there. */
function withText(from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, () => to);
}

const NOT_CANONICAL = "document: not-in-canonical-form";

describe("a legal manifest", () => {
  test("comes back as it was", () => {
    expect(decodeManifest(bytes)).toEqual(whole);
    expect(Buffer.from(encodeManifest(decodeManifest(bytes)))).toEqual(bytes);
  });

  test("holds one member and one component a line", () => {
    const lines = text.split("\n");
    expect(lines.filter((line) => line.startsWith('    {"path": "')).length).toBe(whole.members.length);
    expect(lines.filter((line) => line.startsWith('    {"id": "')).length).toBe(whole.components.length);
    expect(text.endsWith("}\n")).toBe(true);
  });

  test("keeps fields that nobody knows, at every level", () => {
    const unknown = { alpha: 1, zeta: { inner: [null, true, "\u2028"], other: {} } };
    const proof = { ...whole.proof, unknown };
    const [first, ...members] = whole.members;
    const [toolchain, ...components] = whole.components;
    if (first === undefined || toolchain?.kind !== "toolchain") throw new Error("no such fixture");
    const authenticity = { ...toolchain.authenticity, unknown };
    const manifest: Manifest = {
      ...whole,
      components: [{ ...toolchain, authenticity, unknown }, ...components],
      proof: { ...proof, runs: proof.runs.map((run) => ({ ...run, unknown })) },
      members: [{ ...first, unknown }, ...members],
      unknown,
    };
    expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
  });

  test("survives any names, texts and numbers", () => {
    const label = fc.string({ unit: "grapheme", maxLength: 80 });
    // As JSON says it: `-0` is written `0`.
    const written = fc.jsonValue({ maxDepth: 3 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(label, fc.integer({ min: 1 }), written, (reason, sequence, value) => {
        const runs = whole.proof.runs.map((run) => ({ ...run, reason }));
        const manifest = { ...whole, sequence, proof: { ...whole.proof, runs } };
        const extended = { ...manifest, unknown: { later: value } };
        const legal = problemsOf(encodeManifest(extended)).length === 0;
        if (legal) expect(decodeManifest(encodeManifest(extended))).toEqual(extended);
        expect(decodeManifest(encodeManifest(manifest))).toEqual(manifest);
      }),
    );
  });
});

test("every flipped bit of every byte refuses, or is another bundle with other statements", () => {
  const identity = identityOf(bytes);
  for (let at = 0; at < bytes.length; at++) {
    const flipped = Buffer.from(bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
    if (problemsOf(flipped).length > 0) continue;
    expect(identityOf(flipped)).not.toBe(identity);
    expect(decodeManifest(flipped)).not.toEqual(whole);
  }
});

test("every truncation refuses", () => {
  for (let length = 0; length < bytes.length; length += 7) {
    expect(problemsOf(bytes.subarray(0, length))).not.toEqual([]);
  }
  expect(problemsOf(bytes.subarray(0, bytes.length - 1))).toEqual([NOT_CANONICAL]);
});

describe("another text of the same value refuses", () => {
  test.each([
    ["a name twice", () => withText('"sequence": 7', '"sequence": 7,\n  "sequence": 7')],
    ["a name twice, first other", () => withText('"sequence": 7', '"sequence": 8,\n  "sequence": 7')],
    ["a member's name twice", () => withText('"size": 7,', '"size": 9, "size": 7,')],
    [
      "another order",
      () => withText('"name": "demo",\n  "sequence": 7,', '"sequence": 7,\n  "name": "demo",'),
    ],
    ["tabs", () => text.replaceAll("  ", "\t")],
    ["CR LF", () => text.replaceAll("\n", "\r\n")],
    ["blanks behind", () => `${text} `],
    ["a blank line before", () => `\n${text}`],
    ["7.0", () => withText('"sequence": 7', '"sequence": 7.0')],
    ["7e0", () => withText('"sequence": 7', '"sequence": 7e0')],
    ["-0", () => withText('"record": 0', '"record": -0')],
    ["a needless escape", () => withText('"demo"', '"d\\u0065mo"')],
    ["an escaped slash", () => withText('"linux/amd64"', '"linux\\/amd64"')],
    ["upper-case hex in an escape", () => withText("next", "next \\u001F")],
    [
      "an index as a name, moved to the front",
      () => withText('"holds": {', '"holds": {"zeta": [], "1": [], '),
    ],
  ])("%s", (_, make) => {
    expect(problemsOf(make())).toEqual([NOT_CANONICAL]);
  });
});

describe("hostile JSON refuses before any field is used", () => {
  const extra = (value: string) =>
    withText('"members": [', `"members": [],\n  "zz": ${value},\n  "members": [`);
  const behind = (value: string) => `${text.slice(0, -3)},\n  "zz": ${value}\n}\n`;
  test.each([
    ["a byte order mark", () => `\ufeff${text}`, "not-json"],
    [
      "bytes that are not UTF-8",
      () => Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xff])]),
      "not-utf-8",
    ],
    ["an encoded surrogate", () => Buffer.from("7b22ed a0 80 22".replaceAll(" ", ""), "hex"), "not-utf-8"],
    ["two documents", () => `${text}{}`, "not-json"],
    ["a comment", () => `// x\n${text}`, "not-json"],
    ["nothing", () => "", "not-json"],
    ["a list", () => "[]", "not-an-object"],
    ["null", () => "null", "not-an-object"],
    ["100,000 levels", () => "[".repeat(100_000) + "]".repeat(100_000), "too-deep"],
    ["17 levels", () => behind(`${"[".repeat(16)}${"]".repeat(16)}`), "too-deep"],
    ["too many bytes", () => Buffer.alloc(MAX_MANIFEST_BYTES + 1, 0x20), "too-large"],
    ["1e999", () => behind("1e999"), "not-a-safe-integer"],
    ["2^53", () => behind("9007199254740992"), "not-a-safe-integer"],
    ["2^53+1", () => behind("9007199254740993"), "not-a-safe-integer"],
    ["1.5", () => behind("1.5"), "not-a-safe-integer"],
    ["__proto__", () => behind('{"__proto__": {"polluted": true}}'), "field-name"],
    ["__proto__ on top", () => withText('"members": [', '"__proto__": {},\n  "members": ['), "field-name"],
    ["a lone surrogate", () => behind('"\\ud800"'), "lone-surrogate"],
    ["fields in the middle", () => extra("1"), "not-in-canonical-form"],
  ])("%s", (_, make, problem) => {
    expect(problemsOf(make())).toEqual([`document: ${problem}`]);
  });

  test("16 levels are not too deep", () => {
    expect(problemsOf(behind(`${"[".repeat(15)}${"]".repeat(15)}`))).toEqual([]);
  });

  test("brackets inside strings are no levels", () => {
    expect(problemsOf(behind(JSON.stringify(`\\"${"[".repeat(100)}`)))).toEqual([]);
  });

  test("nothing reached a prototype", () => {
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("odd values of known fields", () => {
  test.each([
    [
      '"schema": "gobundle/manifest/1"',
      '"schema": "gobundle/manifest/2"',
      "schema: not-one-of gobundle/manifest/1",
    ],
    ['"name": "demo"', '"name": "../demo"', "name: not-a-bundle-name"],
    ['"name": "demo"', '"name": ""', "name: not-a-bundle-name"],
    ['"sequence": 7', '"sequence": 0', "sequence: not-a-sequence"],
    ['"sequence": 7', '"sequence": "7"', "sequence: not-a-sequence"],
    ["2026-11-21T", "2026-02-30T", "created: not-an-instant"],
    ["00:00:00Z", "00:00:00.000Z", "created: not-an-instant"],
    ["2026-11-21T", "2300-11-21T", "created: not-an-instant"],
    ["2026-11-21T", "1969-11-21T", "created: not-an-instant"],
    ['["linux/amd64", "linux/arm64"]', "[]", "targets: list-length"],
    ['"linux/arm64"]', '"linux"]', "targets[1]: not-a-target"],
    ['"vendored": true', '"vendored": 1', "components[5].vendored: not-a-boolean"],
    [
      '"kind": "app"',
      '"kind": "application"',
      "components[5]: kind not-one-of toolchain modules app tool script file vulndb installer",
    ],
    [
      '"kind": "app"',
      '"kind": "toString"',
      "components[5]: kind not-one-of toolchain modules app tool script file vulndb installer",
    ],
    ['"executable": true', '"executable": false', "members[12].executable: not-true"],
    ['"path": "SHA256SUMS"', '"path": "../SHA256SUMS"', "members[0].path: not-a-member-path"],
    ['"path": "SHA256SUMS", ', "", "members[0]: missing path"],
    ['"size": 7,', `"size": ${8 ** 11},`, "members[2].size: not-a-size"],
    ['"record": 0', '"record": -1', "components[2].log.record: not-a-record-number"],
    ['"version": "1.21.5"', '"version": "go1.21.5"', "components[0].version: not-a-go-version"],
    ['"version": "1.21.5"', '"version": "1.21.05"', "components[0].version: not-a-go-version"],
    ['"name": "sum.example.test"', '"name": "sum/example"', "logs[0].name: not-a-log-name"],
    ['"name": "sum.example.test"', `"name": "${"x".repeat(129)}"`, "logs[0].name: not-a-log-name"],
    ['"key": "sum.example', `"key": "${"x".repeat(513)}`, "logs[0].key: not-a-label"],
    ['"version": "0.1.0"', '"version": ""', "components[9].version: not-a-label"],
  ])("%s becomes %s", (from, to, problem) => {
    expect(problemsOf(withText(from, to))).toEqual([problem]);
  });

  test.each(["", "0", " ", "A"])("a digest with %j in front is never nothing to check", (odd) => {
    const [first] = whole.members;
    const digest = first?.sha256 ?? "";
    const zero = digest.startsWith("0") ? "1" : "0";
    const wrong = odd === "" ? "" : (odd === "0" ? zero : odd) + digest.slice(1);
    const refused = problemsOf(withText(`"${digest}"`, `"${wrong}"`));
    expect(refused).toEqual([odd === "0" ? "members[0]: other-sums" : "members[0].sha256: not-a-sha256"]);
  });

  test("a text has its cap in bytes", () => {
    const reason = (length: number) =>
      withText('"result": "held"', `"result": "held", "reason": "${"é".repeat(length)}"`);
    expect(problemsOf(reason(MAX_TEXT_BYTES / 2))).toEqual([]);
    expect(problemsOf(reason(MAX_TEXT_BYTES / 2 + 1))).toEqual(["proof.runs[0].reason: not-a-text"]);
  });

  test.each([
    ["components", MAX_COMPONENTS],
    ["members", MAX_MEMBERS],
    ["targets", MAX_LIST],
  ])("there is one of %s at least, and at most %d", (name, most) => {
    const listed = (count: number) => problemsOf(`{"${name}": [${Array(count).fill("{}").join(", ")}]}`);
    expect(listed(0)).toContain(`${name}: list-length`);
    expect(listed(1)).not.toContain(`${name}: list-length`);
    expect(listed(most + 1)).toContain(`${name}: list-length`);
  });

  test("all problems come at once", () => {
    const wrong = text.replace('"sequence": 7', '"sequence": 0').replaceAll('"size": 7,', '"size": "7",');
    const problems = problemsOf(wrong);
    expect(problems).toContain("sequence: not-a-sequence");
    expect(problems.filter((problem) => problem.endsWith(".size: not-a-size")).length).toBe(16);
  });

  test("of very many problems all are counted and some are named", () => {
    const members = Array.from({ length: 1000 }, () => "{}").join(",");
    let facts: Fault["facts"] = {};
    try {
      decodeManifest(Buffer.from(`{"members": [${members}]}`));
    } catch (error) {
      if (error instanceof Fault) facts = error.facts;
    }
    expect(facts["count"]).toBe(3008);
    expect(facts["problems"]).toHaveLength(50);
  });
});

describe("critical fields", () => {
  test("known ones are fine, at any level", () => {
    expect(problemsOf(withText('["chunks"]', '["chunks", "form", "members"]'))).toEqual([]);
  });

  test("an unknown one refuses, whether it is there or not", () => {
    expect(problemsOf(withText('["chunks"]', '["chunks", "encryption"]'))).toEqual([
      "critical: unknown encryption",
    ]);
  });
});

test("the identity is the digest of the bytes", () => {
  expect(identityOf(Buffer.from("abc"))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
