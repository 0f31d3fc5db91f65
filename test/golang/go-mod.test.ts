import { expect, test } from "vitest";
import { parseGoMod } from "../../src/golang/go-mod.ts";
import { parseGoWork } from "../../src/golang/go-work.ts";
import { faultOf } from "../support/fault-of.ts";

const FULL = `// Deprecated: use another
module example.com/app // a comment

go 1.21.5
toolchain go1.22.12

require example.com/a v1.0.0
require (
\texample.com/b/v2 v2.1.0 // indirect
\t"example.com/c" v0.0.0-20230101000000-abcdefabcdef // indirect; and why
)
exclude example.com/a v1.0.1
replace (
\texample.com/a => ../a
\texample.com/c v1.0.0 => example.com/d v1.2.3
)
retract [v1.0.0, v1.0.5]
retract v1.1.0 // mistake
tool example.com/b/v2/cmd/gen
godebug default=go1.21
ignore ./static
`;

test("every directive that matters is read", () => {
  expect(parseGoMod(FULL)).toEqual({
    module: "example.com/app",
    go: "1.21.5",
    toolchain: "go1.22.12",
    require: [
      { path: "example.com/a", version: "v1.0.0", indirect: false },
      { path: "example.com/b/v2", version: "v2.1.0", indirect: true },
      { path: "example.com/c", version: "v0.0.0-20230101000000-abcdefabcdef", indirect: true },
    ],
    exclude: [{ path: "example.com/a", version: "v1.0.1" }],
    replace: [
      { old: { path: "example.com/a" }, new: { path: "../a" }, local: true },
      {
        old: { path: "example.com/c", version: "v1.0.0" },
        new: { path: "example.com/d", version: "v1.2.3" },
        local: false,
      },
    ],
    retract: [
      { low: "v1.0.0", high: "v1.0.5" },
      { low: "v1.1.0", high: "v1.1.0" },
    ],
    tool: ["example.com/b/v2/cmd/gen"],
  });
});

test("a go.mod may be one line with Windows line ends", () => {
  expect(parseGoMod("module example.com/x\r\n")).toEqual({
    module: "example.com/x",
    require: [],
    exclude: [],
    replace: [],
    retract: [],
    tool: [],
  });
});

test.each([
  ["", "no-module"],
  ["go 1.21\n", "no-module"],
  ["module a.b/c\nmodule a.b/d\n", "two-modules"],
  ["module a.b/c d\n", "arguments"],
  ["module a.b/c\ngo 1.21\ngo 1.22\n", "repeated"],
  ["module a.b/c\ngo v1.21\n", "go-version"],
  ["module a.b/c\ngo go1.21\n", "go-version"],
  ["module a.b/c\ntoolchain 1.21.5\n", "toolchain"],
  ["module a.b/c\nrequire x.y/z\n", "arguments"],
  ["module a.b/c\nrequire (\n", "open-block"],
  ["module a.b/c\n)\n", "token"],
  ["module a.b/c\nreplace x.y/z => x.y/w\n", "replace"],
  ["module a.b/c\nreplace x.y/z => ./w v1.0.0\n", "replace"],
  ["module a.b/c\nreplace x.y/z ./w\n", "replace"],
  ["module a.b/c\nreplace => ./w\n", "replace"],
  ["module a.b/c\nretract [v1.0.0]\n", "retract"],
  ['module "a.b/c\n', "token"],
  ['module "a.b\\q"\n', "string"],
])("%j is refused: %s", (text, rule) => {
  expect(faultOf(() => parseGoMod(text))).toBe(`go-mod-syntax:${rule}`);
});

test.each(["./x", "../x", ".", "..", "/abs", "C:\\x"])("a replacement by %s is a folder", (path) => {
  const { replace } = parseGoMod(`module a.b/c\nreplace x.y/z => ${path}\n`);
  expect(replace[0]?.local).toBe(true);
});

test("a go.work names its folders", () => {
  expect(parseGoWork("go 1.22\ntoolchain go1.22.12\nuse (\n\t.\n\t./lib\n)\nreplace a.b/c => ./c\n")).toEqual(
    {
      go: "1.22",
      toolchain: "go1.22.12",
      use: [".", "./lib"],
      replace: [{ old: { path: "a.b/c" }, new: { path: "./c" }, local: true }],
    },
  );
  expect(faultOf(() => parseGoWork("use a b\n"))).toBe("go-mod-syntax:arguments");
});
