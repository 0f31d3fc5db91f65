import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchesPrefix } from "../../src/golang/path-patterns.ts";

describe("patterns of GOPRIVATE and GONOSUMDB", () => {
  // Go reference, "Private modules", and the cases of golang/mod module.TestMatchPrefixPatterns and path.TestMatch.
  test.each([
    ["*", "example.com/x", true],
    ["*.corp.example.com", "git.corp.example.com/xyzzy", true],
    ["*.corp.example.com", "corp.example.com/xyzzy", false],
    ["*.corp.example.com,rsc.io/private", "rsc.io/private", true],
    ["rsc.io/private", "rsc.io/private/quux", true],
    ["rsc.io/private", "rsc.io/privately", false],
    ["rsc.io/private", "rsc.io", false],
    ["*/quote", "rsc.io/quote", true],
    ["*/quote", "rsc.io/quote/v3", true],
    ["*/quote", "rsc.io/x/quote", false],
    ["a/", "a/b", true],
    ["a//", "a/b", false],
    [",,a,", "a", true],
    ["", "a", false],
    ["/", "a", false],
    ["github.com/[a-m]*", "github.com/golang/go", true],
    ["github.com/[^a-m]*", "github.com/golang/go", false],
    ["a?c", "abc/d", true],
    ["a?c", "a/c", false],
    ["a**c", "abbc", true],
    ["**", "a/b", true],
    ["**/c", "a/b/c", false],
    ["{a,b}", "a", false],
    ["!(a)", "b", false],
    ["*", ".hidden/x", true],
    ["a\\*b", "a*b", true],
    ["a\\*b", "axb", false],
    ["[\\]a]", "]", true],
    ["[z-a]", "m", false],
    ["[", "[", false],
    ["[]a]", "a", false],
    ["[-x]", "x", false],
    ["[a-]", "a", false],
    ["a\\", "a\\", false],
    ["[a", "a", false],
    ["exämple.*", "exämple.com/x", true],
    ["?.example", "ä.example", true],
  ])("%j against %j", (globs, path, matches) => expect(matchesPrefix(globs, path)).toBe(matches));

  const element = fc.stringMatching(/^[a-zA-Z0-9._~-]{1,8}$/);
  const path = fc.array(element, { minLength: 1, maxLength: 4 });
  const special = /[*?[\]\\]/g;

  test("every path matches the beginnings of itself, and what hides some of its characters", () => {
    fc.assert(
      fc.property(
        path,
        fc.nat(3),
        fc.array(fc.constantFrom("keep", "one", "any"), { maxLength: 40 }),
        (parts, cut, how) => {
          const start = parts.slice(0, 1 + (cut % parts.length)).join("/");
          const hidden = [...start].map((char, at) => {
            const way = char === "/" ? "keep" : (how[at] ?? "keep");
            return way === "keep" ? char.replace(special, "\\$&") : way === "one" ? "?" : "*";
          });
          expect(matchesPrefix(hidden.join(""), parts.join("/"))).toBe(true);
        },
      ),
    );
  });

  test("no pattern without wildcards matches another beginning", () => {
    fc.assert(
      fc.property(path, path, (one, other) => {
        const starts = other.slice(0, one.length).join("/") === one.join("/");
        expect(matchesPrefix(one.join("/"), other.join("/"))).toBe(starts);
      }),
    );
  });

  test("whatever stands in a pattern, nothing is thrown", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a\-[\]^\\*?/{}().|,!ä]{0,12}$/), path, (globs, parts) => {
        expect(typeof matchesPrefix(globs, parts.join("/"))).toBe("boolean");
      }),
      { numRuns: 1000 },
    );
  });
});
