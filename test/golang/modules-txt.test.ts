import { expect, test } from "vitest";
import { parseModulesTxt } from "../../src/golang/modules-txt.ts";
import { faultOf } from "../support/fault-of.ts";

test("modules, marks, replacements and packages are read", () => {
  const text = `## workspace
# a.b/c v1.0.0
## explicit; go 1.17
a.b/c
a.b/c/sub
# d.e/f v1.2.0 => ../f
## explicit
# g.h/i v2.0.0+incompatible => j.k/l v1.0.0
g.h/i
# d.e/f => ../f
`;
  expect(parseModulesTxt(text)).toEqual({
    workspace: true,
    modules: [
      { path: "a.b/c", version: "v1.0.0", explicit: true, go: "1.17", packages: ["a.b/c", "a.b/c/sub"] },
      { path: "d.e/f", version: "v1.2.0", replacedBy: { path: "../f" }, explicit: true, packages: [] },
      {
        path: "g.h/i",
        version: "v2.0.0+incompatible",
        replacedBy: { path: "j.k/l", version: "v1.0.0" },
        explicit: false,
        packages: ["g.h/i"],
      },
      { path: "d.e/f", replacedBy: { path: "../f" }, explicit: false, packages: [] },
    ],
  });
});

test.each([
  ["a.b/c\n", "package-before-module"],
  ["# a.b/c\n", "module"],
  ["# a.b/c 1.0.0\n", "module"],
])("%j is refused: %s", (text, rule) => {
  expect(faultOf(() => parseModulesTxt(text))).toBe(`go-mod-syntax:${rule}`);
});
