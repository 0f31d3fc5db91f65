import { describe, expect, test } from "vitest";
import { asksOf, chooseGo, standInNames } from "../../src/golang/go-choice.ts";
import type { GoVersion } from "../../src/golang/version.ts";

const as = (versions: readonly string[]) => versions as readonly GoVersion[];

describe("which Go a plain go becomes", () => {
  test.each([
    ["the default where nothing is asked", [], ["1.21.5", "1.22.12"], "1.21.5"],
    ["the default where it is new enough", ["1.21"], ["1.21.5", "1.22.12"], "1.21.5"],
    ["the exact one", ["1.21", "1.22.12"], ["1.21.5", "1.26.8", "1.22.12"], "1.22.12"],
    ["the lowest that is as new", ["1.22.0"], ["1.21.5", "1.26.8", "1.22.12"], "1.22.12"],
    ["none", ["1.23"], ["1.21.5", "1.22.12"], undefined],
    ["an old default, where a newer one can switch", ["1.20"], ["1.20.14", "1.21.5"], "1.20.14"],
    ["another than an old default", ["1.21.0"], ["1.20.14", "1.21.5"], "1.21.5"],
    ["an old one, by one that can switch", ["1.20"], ["1.19.13", "1.20.14", "1.21.5"], "1.20.14"],
    ["none where no Go can switch", ["1.20"], ["1.19.13", "1.20.14"], undefined],
    ["nothing of nothing", ["1.20"], [], undefined],
  ])("%s", (_, asked, carried, chosen) => {
    expect(chooseGo(as(asked), as(carried))).toBe(chosen);
  });

  test("lines: what names no release is no ask, and a vendor's suffix does not count", () => {
    expect(asksOf({ go: "1.22", toolchain: "go1.22.1-corp" })).toEqual([
      { word: "go", line: "go 1.22", version: "1.22" },
      { word: "toolchain", line: "toolchain go1.22.1-corp", version: "1.22.1" },
    ]);
    expect(asksOf({ toolchain: "default" })).toEqual([]);
  });
});

describe("names that others stand in for", () => {
  test("earlier releases of a series, the first of those in between, and what is asked for", () => {
    const names = standInNames(as(["1.21.2", "1.23.1"]), as(["1.22.7", "1.24.0"]));
    expect([...names]).toEqual([
      ["1.21", "1.21.2"],
      ["1.21.0", "1.21.2"],
      ["1.21.1", "1.21.2"],
      ["1.22", "1.23.1"],
      ["1.22.0", "1.23.1"],
      ["1.22.7", "1.23.1"],
      ["1.23", "1.23.1"],
      ["1.23.0", "1.23.1"],
    ]);
  });

  test("up to 1.20 the first release has no patch number", () => {
    expect([...standInNames(as(["1.20.2"]), [])]).toEqual([
      ["1.20", "1.20.2"],
      ["1.20.1", "1.20.2"],
    ]);
  });

  test("a carried release is itself", () => {
    const names = standInNames(as(["1.22.1", "1.22.3"]), as(["1.22.1"]));
    expect([...names.keys()]).toEqual(["1.22", "1.22.0", "1.22.2"]);
    expect(names.get("1.22.0" as GoVersion)).toBe("1.22.1");
  });
});
