import { describe, expect, test } from "vitest";
import { parseGoMod } from "../../src/golang/go-mod.ts";
import { goLinesIn, vendorDifferences } from "../../src/golang/vendor-list.ts";

const MOD = `module example.test/app

go 1.21

require example.test/a v1.0.0
require example.test/b v1.1.0 // indirect
require example.test/c v1.2.0

replace example.test/c => ./c
replace example.test/unused v1.0.0 => example.test/other v1.3.0
`;
const LIST = `# example.test/a v1.0.0
## explicit; go 1.17
example.test/a
# example.test/b v1.1.0
## explicit
example.test/b
# example.test/c v1.2.0 => ./c
## explicit; go 1.21
example.test/c
# example.test/c => ./c
# example.test/unused v1.0.0 => example.test/other v1.3.0
`;

const differences = (mod: string, list: string) => vendorDifferences(parseGoMod(mod), list);

describe("vendor/modules.txt against go.mod", () => {
  test("one that agrees, as the go command writes it", () => {
    expect(differences(MOD, LIST)).toEqual([]);
  });

  test.each([
    [
      "a version raised in go.mod",
      MOD.replace("a v1.0.0", "a v1.0.1"),
      LIST,
      ["example.test/a v1.0.1", "example.test/a v1.0.0"],
    ],
    ["a requirement added", `${MOD}require example.test/d v1.0.0\n`, LIST, ["example.test/d v1.0.0"]],
    [
      "a requirement dropped",
      MOD.replace("require example.test/a v1.0.0\n", ""),
      LIST,
      ["example.test/a v1.0.0"],
    ],
    ["a mark lost", MOD, LIST.replace("## explicit\n", ""), ["example.test/b v1.1.0"]],
    [
      "a replacement dropped",
      MOD.replace("replace example.test/c => ./c\n", ""),
      LIST,
      ["example.test/c v1.2.0", "example.test/c"],
    ],
    ["a replacement changed", MOD.replace("./c", "./d"), LIST, ["example.test/c"]],
    ["the list lost", "module m\ngo 1.21\nrequire example.test/a v1.0.0\n", "", ["example.test/a v1.0.0"]],
  ])("%s", (_, mod, list, found) => {
    expect(differences(mod, list)).toEqual(found);
  });

  test("a workspace's list and an old go line are not held against go.mod", () => {
    expect(differences(MOD, `## workspace\n${LIST}`.replace("a v1.0.0", "a v1.9.0"))).toEqual([]);
    expect(differences(MOD.replace("go 1.21", "go 1.13"), "")).toEqual([]);
  });
});

test("the Go that vendored modules ask for", () => {
  const workspace = "## workspace\n# example.test/w v1.0.0\n## go 1.22.3\nexample.test/w\n";
  expect(goLinesIn(LIST + workspace)).toEqual([
    { module: "example.test/a@v1.0.0", go: "1.17" },
    { module: "example.test/c@v1.2.0", go: "1.21" },
    { module: "example.test/w@v1.0.0", go: "1.22.3" },
  ]);
});
