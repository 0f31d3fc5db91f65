import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { decodePolicy } from "../../src/bundle/policy.ts";
import { PolicyLines } from "../../src/bundle/policy-lines.ts";
import { faultOf } from "../support/fault-of.ts";

const HEX = "0123456789abcdef".repeat(4);
const read = (text: string) => decodePolicy(Buffer.from(text));

test("an empty file allows all", () => {
  for (const text of ["", "\n", "# nothing yet\n", "   \n  # indented\n"]) expect(read(text)).toEqual({});
});

test("every rule is heard", () => {
  const text = [
    "# what this server takes",
    "names:",
    "  - app",
    "  - go",
    "signers:",
    `  - ${HEX}`,
    "  - CN=release, O=Example",
    "  - 'CN=Meier\\, Zoë,O=\"Example\"'",
    "identities:",
    `  - "${HEX}"`,
    "",
    "scripts:",
    "  - health",
    "proof: namespace",
    "max-age-days: 90",
    "",
  ].join("\n");
  expect(read(text)).toEqual({
    names: ["app", "go"],
    signers: [HEX, "CN=release,O=Example", 'CN=Meier\\, Zoë,O="Example"'],
    identities: [HEX],
    scripts: ["health"],
    proof: "namespace",
    maxAgeDays: 90,
  });
  expect(read("scripts: none\n")).toEqual({ scripts: [] });
});

test("that of the operator's guide is one", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../docs/guides/operator.md"), "utf8");
  const [, text = ""] = /```yaml\n(.*?)```/s.exec(guide) ?? [];
  expect(Object.values(read(text)).filter((rule) => rule !== undefined)).toHaveLength(6);
});

describe("refuses all where it has", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["a rule that is not known", "name:\n  - app\n"],
    ["a rule twice", "proof: weak\nproof: none\n"],
    ["a rule twice that says the same", "proof: weak\nproof: weak\n"],
    ["a rule in capitals", "Proof: weak\n"],
    ["a list that is empty", "names:\n"],
    ["a value where a list is due", "names: app\n"],
    ["a list where a value is due", "proof:\n  - weak\n"],
    ["a value and a list", "proof: weak\n  - weak\n"],
    ["a value of no rule", "  - app\n"],
    ["a flow list", "names: [app]\n"],
    ["an anchor", "names: &a\n  - app\n"],
    ["an alias", "names:\n  - *a\n"],
    ["a tag", "names:\n  - !!str app\n"],
    ["a merge", "<<: x\n"],
    ["a block of text", "names: |\n  app\n"],
    ["another document", "---\nproof: weak\n"],
    ["a remark behind a value", "proof: weak # for now\n"],
    ["another indentation", "names:\n- app\n"],
    ["a deeper one", "names:\n    - app\n"],
    ["tabs", "names:\n\t- app\n"],
    ["CRLF", "proof: weak\r\n"],
    ["a blank behind a value", "proof: weak \n"],
    ["two blanks before it", "proof:  weak\n"],
    ["half a quote", "proof: 'weak\n"],
    ["an escape", 'names:\n  - "\\x61pp"\n'],
    ["a name that no bundle has", "names:\n  - App\n"],
    ["a pattern", "names:\n  - app*\n"],
    ["half a fingerprint", `signers:\n  - ${HEX.slice(1)}\n`],
    ["half an identity", `identities:\n  - ${HEX.slice(1)}\n`],
    ["an unknown kind of script", "scripts:\n  - post-install\n"],
    ["none among kinds", "scripts:\n  - none\n"],
    ["an unknown strength", "proof: strong\n"],
    ["no age", "max-age-days: 0\n"],
    ["half a day", "max-age-days: 0.5\n"],
    ["a byte order mark", "\u{feff}proof: weak\n"],
    ["more than 64 KiB", `${"#".repeat(64 * 1024)}\nproof: weak\n`],
  ];
  test.each(cases)("%s", (_, text) => {
    expect(faultOf(() => read(text))).toBe("policy-invalid");
  });

  test("bytes that are no UTF-8", () => {
    expect(faultOf(() => decodePolicy(Buffer.from([0x23, 0xff, 0x0a])))).toBe("policy-invalid");
  });
});

test("names every problem with its line", () => {
  expect(() => read("nam:\nproof: strong\n\nnames:\n  - App\n")).toThrow(
    expect.objectContaining({
      facts: {
        problems: [
          "line 1: no rule nam; there are names, signers, identities, scripts, proof, max-age-days",
          "line 5: names does not take App",
          "line 2: proof does not take strong",
        ],
      },
    }),
  );
});

test("whatever is read means the same to a reader of YAML", () => {
  const value = fc.oneof(
    fc.constantFrom(
      "true",
      "no",
      "1.20",
      "0x10",
      "null",
      "2026-01-01",
      "CN=a, O=b",
      "'a: b'",
      '"a # b"',
      "~",
      "1e3",
    ),
    fc.stringMatching(/^[A-Za-z0-9'"._=,+/@() :#&*!|>%[\]{}-]{1,12}$/),
  );
  const line = fc.oneof(
    fc.tuple(fc.constantFrom("a", "b-c", "names"), value).map(([rule, text]) => `${rule}: ${text}`),
    fc.constantFrom("a:", "b-c:", "names:", "", "# x", "  # y"),
    value.map((text) => `  - ${text}`),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (parts) => {
      const text = parts.map((part) => `${part}\n`).join("");
      const lines = PolicyLines.read(Buffer.from(text), ["a", "b-c", "names"]);
      const same = (one: string) => one;
      const said = ["a", "b-c", "names"].flatMap((rule) => {
        const items = /^ {2}- /m.test(text.split(`${rule}:\n`)[1] ?? "") ? lines.list(rule, same) : undefined;
        const found = items ?? (text.includes(`${rule}: `) ? lines.one(rule, same) : undefined);
        return found === undefined ? [] : [[rule, found] as const];
      });
      fc.pre(lines.problems.length === 0 && said.length > 0);
      expect(parse(text, { schema: "failsafe" })).toMatchObject(Object.fromEntries(said));
    }),
    { numRuns: 2000 },
  );
});
