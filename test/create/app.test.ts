import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { resolveApps } from "../../src/create/resolve/app.ts";
import { resolveName } from "../../src/create/resolve/name.ts";
import { resolveTargets } from "../../src/create/resolve/target.ts";
import type { GoVersion } from "../../src/golang/version.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { faultOf } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";

let folder: string;
beforeEach(() => {
  folder = testFolder();
});

function app(goMod: string, name = "app"): string {
  writeInto(join(folder, name, "go.mod"), `module example.test/x\n${goMod}\n`);
  return join(folder, name);
}

const resolve = (dirs: readonly string[], ...versions: string[]) =>
  resolveApps(dirs, (versions.length === 0 ? ["1.21.5"] : versions) as GoVersion[], nodeScratch());

describe("apps that are refused", () => {
  test.each([
    ["go 1.22", "app-needs-go", "1.22"],
    ["go 1.22.1", "app-needs-go", "1.22.1"],
    ["go 1.21\ntoolchain go1.22.12", "app-needs-go", "1.22.12"],
  ])("%j", (goMod, code, needs) => {
    expect(() => resolve([app(goMod)])).toThrow(
      expect.objectContaining({ code, facts: expect.objectContaining({ needs }) }),
    );
  });

  test.each(["../other", "/opt/other", "./in/../../other"])("a replace to %s", (path) => {
    expect(faultOf(() => resolve([app(`replace example.test/y => ${path}`)]))).toBe("app-replace-outside");
  });

  test("a folder without go.mod, and no folder", () => {
    writeInto(join(folder, "empty", "x"), "");
    expect(faultOf(() => resolve([join(folder, "empty")]))).toBe("app-no-go-mod");
    expect(faultOf(() => resolve([join(folder, "none")]))).toBe("file-missing");
    expect(faultOf(() => resolve([join(folder, "empty", "x")]))).toBe("file-missing");
  });

  test("two of one name, be it in other letters", () => {
    expect(faultOf(() => resolve([app("", "a/app"), app("", "b/App")]))).toBe("app-name-twice");
  });

  test("a name that needs quoting", () => {
    expect(faultOf(() => resolve([app("", "my app")]))).toBe("app-name-invalid");
  });
});

describe("apps that are taken", () => {
  test("the default Go where it will do, else the newest", () => {
    expect(resolve([app("go 1.21")], "1.21.5", "1.22.12")[0]?.go).toBe("1.21.5");
    expect(resolve([app("go 1.22.0")], "1.21.5", "1.22.12")[0]?.go).toBe("1.22.12");
  });

  test("named after the real folder", () => {
    symlinkSync(app("", "real"), join(folder, "link"));
    expect(resolve([join(folder, "link")])[0]).toMatchObject({ name: "real", dir: join(folder, "real") });
  });

  test("a replace inside", () => {
    expect(resolve([app("replace example.test/y => ./y")])).toHaveLength(1);
  });
});

test.each([
  [undefined, [], "go"],
  [undefined, [{ name: "My_App+1" }], "my_app-1"],
  ["x.y", [{ name: "app" }], "x.y"],
])("the bundle's name: %j of %j is %s", (asked, apps, name) => {
  expect(resolveName(asked, apps)).toBe(name);
});

test.each(["Web", "a b", ".x", "../x", "", "x".repeat(65)])("%j is no name", (name) => {
  expect(faultOf(() => resolveName(name, []))).toBe("name-invalid");
});

test("targets", () => {
  expect(resolveTargets(["linux/arm64", "linux/amd64", "linux/arm64"])).toEqual([
    "linux/amd64",
    "linux/arm64",
  ]);
  expect(faultOf(() => resolveTargets(["windows/amd64"]))).toBe("target-unknown");
});
