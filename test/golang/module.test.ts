import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkModulePath,
  checkModuleVersion,
  escapePath,
  escapeVersion,
  splitMajor,
  unescapePath,
  unescapeVersion,
} from "../../src/golang/module.ts";
import { faultOf } from "../support/fault-of.ts";

test.each([
  ["github.com/Azure/azure-sdk", "github.com/!azure/azure-sdk"],
  ["gopkg.in/yaml.v3", "gopkg.in/yaml.v3"],
  ["github.com/BurntSushi/toml", "github.com/!burnt!sushi/toml"],
])("%s is escaped as %s", (path, escaped) => {
  expect(escapePath(path)).toBe(escaped);
  expect(unescapePath(escaped)).toBe(path);
});

test("versions are escaped like paths", () => {
  expect(escapeVersion("v1.0.0-RC1")).toBe("v1.0.0-!r!c1");
  expect(escapeVersion("v2.0.0+incompatible")).toBe("v2.0.0+incompatible");
  expect(unescapeVersion("v1.0.0-!r!c1")).toBe("v1.0.0-RC1");
});

test("escaping and its inverse agree for every path that can be escaped", () => {
  const element = fc.stringMatching(/^[a-zA-Z0-9_][-a-zA-Z0-9_]{0,12}$/);
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 4 }), (elements) => {
      const path = `example.com/${elements.join("/")}`;
      if (faultOf(() => checkModulePath(path)) === "none") expect(unescapePath(escapePath(path))).toBe(path);
    }),
  );
});

test.each([
  ["", "first-element"],
  ["nodot/x", "first-element"],
  ["-x.com/y", "first-element"],
  ["Example.com/y", "first-element"],
  ["/example.com", "first-element"],
  ["example.com//y", "character"],
  ["example.com/y/", "character"],
  ["example.com/../y", "dot"],
  ["example.com/.git", "dot"],
  ["example.com/y.", "dot"],
  ["example.com/a b", "character"],
  ["example.com/a+b", "character"],
  ["example.com/caf\u00e9", "character"],
  ["example.com/con", "windows-name"],
  ["example.com/Aux.txt", "windows-name"],
  ["example.com/progra~1", "windows-name"],
  ["example.com/y/v1", "major-version"],
  ["example.com/y/v02", "major-version"],
  ["example.com/y/v2.0", "major-version"],
  ["gopkg.in/yaml", "major-version"],
  ["gopkg.in/yaml.v01", "major-version"],
])("%j is refused: %s", (path, rule) => {
  expect(faultOf(() => checkModulePath(path))).toBe(`module-path:${rule}`);
});

test.each([
  "example.com",
  "example.com/y/v2",
  "example.com/v",
  "gopkg.in/x.v0",
  "gopkg.in/x.v2-unstable",
  "a.b/c~d",
])("%s is a legal path", (path) => {
  expect(faultOf(() => checkModulePath(path))).toBe("none");
});

test.each([
  ["example.com/y", "v2.0.0", "major-version"],
  ["example.com/y/v2", "v1.0.0", "major-version"],
  ["gopkg.in/yaml.v3", "v2.0.0", "major-version"],
  ["example.com/y", "v1.0", "version"],
  ["example.com/y", "v1.0.0+meta", "version"],
  ["example.com/y", "latest", "version"],
])("%s@%s is refused: %s", (path, version, rule) => {
  expect(faultOf(() => checkModuleVersion({ path, version }))).toBe(`module-path:${rule}`);
});

test.each([
  ["example.com/y", "v0.0.0-20230101000000-abcdefabcdef"],
  ["example.com/y", "v2.3.4+incompatible"],
  ["gopkg.in/check.v1", "v0.0.0-20161208181325-20d25e280405"],
  ["golang.org/toolchain", "v0.0.1-go1.21.5.linux-amd64"],
])("%s@%s is legal", (path, version) => {
  expect(faultOf(() => checkModuleVersion({ path, version }))).toBe("none");
});

test.each(["github.com/Azure/x", "github.com/!/x", "github.com/!Azure/x", "github.com/x!"])(
  "%s is no escaped path",
  (escaped) => {
    expect(faultOf(() => unescapePath(escaped))).toBe("module-path:escape");
  },
);

test.each(["..", "v1.0.0/x", "", "v1 0", "v1."])("%j is no version for a file name", (version) => {
  expect(faultOf(() => escapeVersion(version))).toBe("module-path:version");
});

test("the major version is split off", () => {
  expect(splitMajor("example.com/y/v2")).toEqual({ prefix: "example.com/y", major: "/v2" });
  expect(splitMajor("gopkg.in/yaml.v3")).toEqual({ prefix: "gopkg.in/yaml", major: ".v3" });
  expect(splitMajor("example.com/y")).toEqual({ prefix: "example.com/y", major: "" });
});
