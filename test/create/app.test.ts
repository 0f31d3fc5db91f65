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
  resolveApps(
    dirs,
    (versions.length === 0 ? ["1.21.5"] : versions) as GoVersion[],
    { packages: ["./..."], workspaces: true },
    nodeScratch(),
  );

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

  test("a replace to a place that only this machine has", () => {
    expect(faultOf(() => resolve([app("replace example.test/y => /opt/other")]))).toBe("app-replace-outside");
  });

  test("a replace to a link that leads elsewhere", () => {
    symlinkSync(app("", "real"), join(folder, "other"));
    expect(faultOf(() => resolve([app("replace example.test/y => ../other")]))).toBe("app-link-outside");
  });

  test("a replace to a folder that no file in a bundle can lie in", () => {
    expect(
      faultOf(() => resolve([app('replace example.test/y => "../what?"'), app("", "what?")].slice(0, 1))),
    ).toMatch(/^member-path/);
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

  test("a replace inside is in the app's folder anyway", () => {
    app("", "app/y");
    const [found] = resolve([app("replace example.test/y => ./y")]);
    expect(found?.source).toEqual({ base: join(folder, "app"), dir: "", folders: [""], modules: ["", "y"] });
  });

  test("replaces outside, and theirs, at their places; what is no module stays behind", () => {
    app("replace example.test/z => ../../z", "libs/y");
    app("replace example.test/app => ../group/app", "z");
    const [found] = resolve([
      app("replace example.test/y => ./../../libs/y\nreplace example.test/all => ../../../..", "group/app"),
    ]);
    expect(found?.source).toEqual({
      base: folder,
      dir: "group/app",
      folders: ["group/app", "libs/y", "z"],
      modules: ["group/app", "libs/y", "z"],
    });
  });

  test("a replace to the folder around the app carries that", () => {
    app("", ".");
    const [found] = resolve([app("replace example.test/x => ..", "app")]);
    expect(found?.source).toEqual({ base: folder, dir: "app", folders: [""], modules: ["", "app"] });
  });
});

describe("workspaces", () => {
  const work = (text: string, at = ".") => writeInto(join(folder, at, "go.work"), `go 1.21\n${text}\n`);

  test("one above that uses the app: all that it names, and its lines count", () => {
    app("", "lib");
    app("", "old");
    work("use ./app\nuse ./lib\nreplace example.test/old => ./old\ntoolchain go1.21.3");
    const [found] = resolve([app("go 1.20")]);
    expect(found).toMatchObject({
      asking: "go.work",
      goLine: "1.21",
      packages: ["./..."],
      module: "example.test/x",
    });
    expect(found?.source).toEqual({
      base: folder,
      dir: "app",
      folders: ["app", "lib", "old"],
      modules: ["app", "lib", "old"],
      workspace: { at: "", uses: ["app", "lib"] },
    });
    expect(found?.asks.map(({ line }) => line)).toEqual(["go 1.21", "toolchain go1.21.3"]);
  });

  test("its own folder, which is no module: the packages are those of its modules", () => {
    app("", "all/a");
    app("", "b");
    work("use ./a\nuse ../b", "all");
    const [found] = resolve([join(folder, "all")]);
    expect(found).toMatchObject({ name: "all", packages: ["./a/...", "../b/..."] });
    expect(found?.module).toBeUndefined();
    expect(found?.source).toMatchObject({ base: folder, dir: "all", folders: ["all", "b"] });
  });

  test("one that does not use the app, and one that is off, are none of its business", () => {
    work("use ./other");
    expect(resolve([app("go 1.20")])[0]?.source).not.toHaveProperty("workspace");
    work("use ./app");
    const off = resolveApps(
      [app("")],
      ["1.21.5" as GoVersion],
      { packages: [], workspaces: false },
      nodeScratch(),
    );
    expect(off[0]?.source).not.toHaveProperty("workspace");
  });

  test("a module that is used and not there", () => {
    work("use ./app\nuse ./gone");
    expect(faultOf(() => resolve([app("")]))).toBe("app-no-go-mod");
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
