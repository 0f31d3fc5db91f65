import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Manifest } from "../../src/bundle/manifest/manifest.ts";
import { createBundle } from "../../src/create/index.ts";
import type { Order } from "../../src/create/order.ts";
import { lackedFiles } from "../../src/create/prove/lacked-files.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply, writeInto } from "../support/private-supply.ts";

let supply: PrivateSupply;

beforeEach(() => {
  supply = new PrivateSupply(testFolder());
  supply.addGo("1.21.5").addModule("example.test/a", "v1.0.0");
});

/** An app that requires `example.test/a` alone, with these files. */
function appOfA(files: Readonly<Record<string, string>> = {}): string {
  const goSum = supply.goSum.filter((line) => line.startsWith("example.test/a v1.0.0"));
  const goMod = "module example.test/app\ngo 1.21\nrequire example.test/a v1.0.0\n";
  return supply.app("app", { "go.mod": goMod, "go.sum": `${goSum.join("\n")}\n`, ...files });
}

async function made(more: Partial<Order>, tools = supply.tools()) {
  const proof = { run: true, allowWeak: false, tests: false };
  const order = supply.order({ format: "folder", proof, ...more });
  const { file, manifest, needs } = await createBundle(order, tools);
  const read = (path: string) => readFileSync(join(file, "modules", path), "utf8");
  return { manifest, needs, read, warnings: tools.warnings };
}

function modulesOf({ components }: Manifest): string[] {
  return components.flatMap((one) => (one.kind === "modules" && one.path !== undefined ? [one.id] : []));
}

describe("what an app's tree holds", () => {
  test("modules of the tests of dependencies", async () => {
    supply.addModule("example.test/only-tests", "v0.1.0").publish();
    const { manifest } = await made({
      vendor: [appOfA({ "tests.txt": "example.test/only-tests v0.1.0\n" })],
    });
    expect(modulesOf(manifest)).toEqual(["example.test/a@v1.0.0", "example.test/only-tests@v0.1.0"]);
  });

  test("what turns out to be missing offline is fetched, and remembered", async () => {
    supply.addModule("example.test/late", "v1.1.0").publish();
    const order = { vendor: [appOfA({ "upgrade.txt": "example.test/late v1.1.0\n" })] };
    const { manifest } = await made(order);
    expect(modulesOf(manifest)).toContain("example.test/late@v1.1.0");
    expect(manifest.proof.runs).toContainEqual(
      expect.objectContaining({ command: "get -u -t ./...", result: "held" }),
    );
    rmSync(supply.proxy, { recursive: true });
    const again = await made({ ...order, offline: true, sequence: 2 });
    expect(modulesOf(again.manifest)).toEqual(modulesOf(manifest));
  });

  test("what cannot be fetched is refused, by the words of the go command", async () => {
    supply.publish();
    const vendor = [appOfA({ "upgrade.txt": "example.test/nowhere v1.1.0\n" })];
    expect(await faultOfAsync(made({ vendor }))).toBe("go-failed");
  });

  test("another app's zip stays out, where this one needs the go.mod alone", async () => {
    supply.addModule("example.test/b", "v1.0.0").publish();
    const alone = (await made({ vendor: [appOfA()], name: "x" })).manifest;
    await made({ vendor: [appOfA()], modules: [{ path: "example.test/b", version: "v1.0.0" }], name: "y" });
    const again = (await made({ vendor: [appOfA()], name: "x", sequence: 3 })).manifest;
    expect(modulesOf(again)).toEqual(modulesOf(alone));
  });

  test("an app that is not tidy is warned of, the second time as well", async () => {
    supply.publish();
    const vendor = [appOfA({ untidy: "" })];
    expect((await made({ vendor })).warnings).toContain("app-untidy");
    expect((await made({ vendor, sequence: 2 })).warnings).toContain("app-untidy");
  });

  test("a version that a newer one retracts is warned of, the second time as well", async () => {
    supply.publish();
    writeInto(join(supply.proxy, "example.test/a/@v/list"), "v1.0.0\nv1.2.0\n");
    const retracting = "module example.test/a\n\nretract [v1.0.0, v1.1.0] // lost data\n";
    writeInto(join(supply.proxy, "example.test/a/@v/v1.2.0.mod"), retracting);
    const vendor = [appOfA()];
    expect((await made({ vendor })).warnings).toContain("modules-retracted");
    expect((await made({ vendor, sequence: 2 })).warnings).toContain("modules-retracted");
  });
});

test("what vendor/ loses of a module with C in it is warned of, the second time as well", async () => {
  supply.publish();
  const listed = ["example.test/a", "HERE/c", "HERE/c", "x.go", "", ""].join("\t");
  const files = {
    "c-modules.txt": `${listed}\n`,
    "c/x.go": 'package x\n\n// #include "include/x.h"\nimport "C"\n',
    "c/include/x.h": "int x;\n",
  };
  const vendor = [appOfA(files)];
  expect((await made({ vendor })).warnings).toContain("vendor-loses");
  expect((await made({ vendor, sequence: 2 })).warnings).toContain("vendor-loses");
});

describe("the Go that a dependency asks for", () => {
  const dependency = (line: string) => {
    supply.addModule("example.test/new", "v1.0.0", { "go.mod": `module example.test/new\n${line}\n` });
    supply.publish();
    const goSum = supply.goSum.filter((one) => one.startsWith("example.test/new "));
    const goMod = "module example.test/app\ngo 1.21\nrequire example.test/new v1.0.0\n";
    return supply.app("app", { "go.mod": goMod, "go.sum": `${goSum.join("\n")}\n` });
  };

  test("is named by the refusal, where none that travels is new enough", async () => {
    await expect(made({ vendor: [dependency("go 1.22.3")] })).rejects.toMatchObject({
      code: "app-needs-go",
      facts: {
        file: "example.test/new@v1.0.0",
        line: "go 1.22.3",
        needs: "1.22.3",
        have: ["1.21.5"],
      },
    });
  });

  test("is said, where the app could not ask for less", async () => {
    const own = { app: "app", file: "go.mod", line: "go 1.21", go: "1.21.5" };
    const { needs } = await made({ vendor: [dependency("go 1.21.3")] });
    expect(needs).toEqual([own, { ...own, module: "example.test/new@v1.0.0", line: "go 1.21.3" }]);
  });

  test("is nothing to speak of, where the app asks for more", async () => {
    expect((await made({ vendor: [dependency("go 1.18")] })).needs).toHaveLength(1);
  });
});

describe("--modules", () => {
  test("a module version travels without an app", async () => {
    supply.addModule("example.test/Upper/v2", "v2.0.0").publish();
    const modules = [{ path: "example.test/Upper/v2", version: "v2.0.0" }];
    const { manifest, read } = await made({ modules });
    expect(modulesOf(manifest)).toEqual(["example.test/Upper/v2@v2.0.0"]);
    expect(read("example.test/!upper/v2/@v/list")).toBe("v2.0.0\n");
    expect(manifest).toMatchObject({ name: "go", proof: { strength: "namespace", runs: [] } });
  });

  test("where only a pseudo-version is carried, `list` is empty and @latest names it", async () => {
    const version = "v0.0.0-20230101000000-abcdef123456";
    supply.addModule("example.test/c", version).publish();
    const { read } = await made({ modules: [{ path: "example.test/c", version }] });
    expect(read("example.test/c/@v/list")).toBe("");
    expect(JSON.parse(read("example.test/c/@latest"))).toMatchObject({ Version: version });
  });

  test("a folder's needs travel, the folder does not", async () => {
    supply.publish();
    const { manifest } = await made({ modules: [{ folder: appOfA() }] });
    expect(modulesOf(manifest)).toEqual(["example.test/a@v1.0.0"]);
    expect(manifest.components.filter(({ kind }) => kind === "app")).toEqual([]);
  });

  test("a folder that is not there, and one that is no module", async () => {
    supply.publish();
    expect(await faultOfAsync(made({ modules: [{ folder: join(supply.folder, "none") }] }))).toBe(
      "file-missing",
    );
    expect(await faultOfAsync(made({ modules: [{ folder: supply.folder }] }))).toBe("app-no-go-mod");
  });

  test("a version that no proxy has", async () => {
    supply.publish();
    const modules = [{ path: "example.test/a", version: "v9.9.9" }];
    expect(await faultOfAsync(made({ modules }))).toBe("go-failed");
  });
});

test("what a go command says that it did not find in the tree", () => {
  const said = [
    "go: example.test/a@v1.0.0: reading file:///r/tree/example.test/!a/@v/v1.0.0.mod: no such file or directory",
    "\treading file:///r/tree/example.test/b/@v/v1.0.0.zip: open /r/tree/x: no such file or directory",
    "reading file:///r/tree/example.test/b/@v/list: no such file or directory",
    "reading file:///r/tree/sumdb/sum.golang.org/tile/8/0/001: no such file or directory",
    "reading file:///r/tree/example.test/%21c/@v/v1.0.0+incompatible.info: no such file or directory",
    "reading file:///r/tree/example.test/%zz/@v/v1.0.0.zip: no such file or directory",
    "reading file:///elsewhere/example.test/b/@v/v1.0.0.zip: no such file or directory",
  ];
  expect(lackedFiles([...said, ...said].join("\n"), "/r/tree")).toEqual([
    "example.test/!a/@v/v1.0.0.mod",
    "example.test/b/@v/v1.0.0.zip",
    "example.test/!c/@v/v1.0.0+incompatible.info",
  ]);
});

test("a tree whose folder Go has to escape", () => {
  const said = "reading file:///r%20%2C/tree/a.test/@v/v1.0.0.mod: no such file or directory";
  expect(lackedFiles(said, "/r ,/tree")).toEqual(["a.test/@v/v1.0.0.mod"]);
});
