import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { ToolComponent } from "../../src/bundle/manifest/component.ts";
import type { Manifest } from "../../src/bundle/manifest/manifest.ts";
import { createBundle } from "../../src/create/index.ts";
import type { Order } from "../../src/create/order.ts";
import { planBundle } from "../../src/create/plan-bundle.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply, writeInto } from "../support/private-supply.ts";

const TOOL = "example.test/tools/cmd/hello";
const PROVEN = { run: true, allowWeak: true, tests: false };

let supply: PrivateSupply;

beforeEach(() => {
  supply = new PrivateSupply(testFolder());
  supply
    .addGo("1.21.5")
    .addGo("1.22.12")
    .addModule("example.test/dep", "v1.0.0")
    .addModule("example.test/dep", "v1.1.0");
  add("v1.0.0").add("v1.2.0").publish();
});

/** Adds a version of the tool's module, with lines for its go.mod. */
function add(version: string, ...lines: readonly string[]) {
  supply.addModule("example.test/tools", version, {
    "go.mod": ["module example.test/tools", "require example.test/dep v1.0.0", ...lines, ""].join("\n"),
  });
  return { add, publish: () => supply.publish() };
}

const orderOf = (version: string, more: Partial<Order> = {}): Order =>
  supply.order({ tools: [{ package: TOOL, version }], ...more });

const create = (version: string, more: Partial<Order> = {}) =>
  createBundle(orderOf(version, more), supply.tools());

const refusal = (version: string, more: Partial<Order> = {}) => faultOfAsync(create(version, more));

const toolsIn = ({ components }: Manifest) =>
  components.filter((component): component is ToolComponent => component.kind === "tool");

describe("a tool", () => {
  test("is built by the carried Go and travels with its modules and their evidence", async () => {
    const { manifest } = await create("v1.2.0");
    expect(manifest.components.map(({ id }) => id)).toEqual([
      "go1.21.5.linux-amd64",
      "sumdb/sum.example.test",
      "index",
      "example.test/dep@v1.0.0",
      "example.test/tools@v1.2.0",
      "hello.linux-amd64",
    ]);
    const module = manifest.components.find(({ id }) => id === "example.test/tools@v1.2.0");
    const { goH1, log } = module?.kind === "modules" ? module : {};
    expect(toolsIn(manifest)).toEqual([
      expect.objectContaining({
        ...{ package: TOOL, module: "example.test/tools", version: "v1.2.0", go: "1.21.5", goH1, log },
      }),
    ]);
    expect(manifest.members.find(({ path }) => path === "tools/linux-amd64/hello")?.executable).toBe(true);
  });

  test("is installed once more from the bundle's own tree, by the proof", async () => {
    const { manifest } = await create("v1.2.0", { proof: PROVEN });
    expect(manifest.proof.runs).toEqual([
      expect.objectContaining({ app: "hello.linux-amd64", command: "install", result: "held" }),
    ]);
  });

  test("two runs give the same bundle", async () => {
    const [first, second] = [await create("v1.2.0"), await create("v1.2.0")];
    expect(second).toMatchObject({ identity: first.identity, changed: false });
  });

  test("latest is what the proxy says; offline, the newest in the cache, with a warning", async () => {
    const tools = supply.tools();
    writeInto(join(supply.proxy, "example.test/tools/@v/list"), "v1.0.0\nv1.2.0\n");
    const { manifest } = await createBundle(orderOf("latest"), tools);
    expect(toolsIn(manifest)[0]?.version).toBe("v1.2.0");
    expect(tools.warnings).not.toContain("tool-in-cache");
    add("v1.3.0").publish();
    writeInto(join(supply.proxy, "example.test/tools/@v/list"), "v1.0.0\nv1.2.0\nv1.3.0\n");
    const again = await createBundle(orderOf("latest", { offline: true }), tools);
    expect(toolsIn(again.manifest)[0]?.version).toBe("v1.2.0");
    expect(tools.warnings).toContain("tool-in-cache");
  });

  test("the module tree of an app and of a tool is one", async () => {
    const app = supply.app("demo", {
      "go.mod": "module example.test/demo\ngo 1.21\nrequire example.test/dep v1.1.0\n",
    });
    const { manifest } = await create("v1.2.0", { vendor: [app] });
    const index = manifest.members.find(({ path }) => path === "modules/example.test/dep/@v/list");
    expect(index?.size).toBe("v1.0.0\nv1.1.0\n".length);
  });

  test("a plan names it, and fetches nothing of it", async () => {
    const { components } = await planBundle(orderOf("v1.2.0"), supply.tools());
    expect(components).toContain(`${TOOL}@v1.2.0`);
  });
});

describe("the Go that builds it", () => {
  test("is the newest that travels", async () => {
    const { manifest } = await create("v1.2.0", { go: ["1.21.5", "1.22.12"] });
    expect(toolsIn(manifest)[0]?.go).toBe("1.22.12");
  });

  test("is fetched where none that travels is new enough, is not carried, and it is said", async () => {
    add("v1.4.0", "go 1.22.12").publish();
    const tools = supply.tools();
    const { manifest, needs } = await createBundle(orderOf("v1.4.0", { proof: PROVEN }), tools);
    expect(toolsIn(manifest)[0]?.go).toBe("1.22.12");
    expect(needs).toEqual([{ tool: `${TOOL}@v1.4.0`, file: "go.mod", line: "go 1.22.12", go: "1.22.12" }]);
    expect(manifest.components.filter(({ kind }) => kind === "toolchain")).toHaveLength(1);
    expect(tools.warnings).toContain("tool-go-not-carried");
    expect(manifest.proof.runs).toEqual([]);
  });

  test.each(["v1.2.0", "v0.0.0-20240101000000-abcdefabcdef"])(
    "may ask which version is the newest: of %s's module only those are told that are here",
    async (version) => {
      supply.addGo("1.25.4");
      add(version).publish();
      writeInto(join(supply.proxy, "example.test/tools/@v/list"), "v1.0.0\nv1.2.0\n");
      const { manifest } = await create(version, { go: ["1.25.4"], proof: PROVEN });
      expect(toolsIn(manifest)[0]).toMatchObject({ go: "1.25.4", version });
    },
  );

  test("is an older one, where the newest cannot compile the tool", async () => {
    add("v1.4.0", "go 1.21", "// broken 1.22.12").publish();
    const { manifest } = await create("v1.4.0", { go: ["1.22.12", "1.21.5"] });
    expect(toolsIn(manifest)[0]?.go).toBe("1.21.5");
  });
});

describe("what is refused", () => {
  test("a version that does not exist", async () => {
    expect(await refusal("v9.9.9")).toBe("tool-unknown");
  });

  test("a package that is no program", async () => {
    add("v1.5.0", "// not-main").publish();
    expect(await refusal("v1.5.0")).toBe("tool-not-main");
  });

  test("a module with replace directives", async () => {
    add("v1.5.0", "replace example.test/dep => ./dep").publish();
    expect(await refusal("v1.5.0")).toBe("tool-replaces");
  });

  test("a tool that no Go can build, with the words of the compiler", async () => {
    add("v1.5.0", "go 1.21.5", "// broken").publish();
    await expect(create("v1.5.0")).rejects.toMatchObject({
      code: "tool-does-not-build",
      facts: { go: "1.21.5", reason: "x.go:1:1: undefined: y" },
    });
  });

  test("a module that the database does not hold, before anything of it is built", async () => {
    add("v1.5.0", "// broken"); // recorded, but not published
    expect(await refusal("v1.5.0")).toBe("log-unanswered");
  });

  test("a module whose bytes are not those of the record", async () => {
    const zip = join(supply.proxy, "example.test/dep/@v/v1.0.0.zip");
    const other = new PrivateSupply(join(supply.folder, "other"));
    other.addModule("example.test/dep", "v1.0.0", { "x.go": "package x // changed\n" });
    writeInto(zip, readFileSync(join(other.proxy, "example.test/dep/@v/v1.0.0.zip")));
    expect(await refusal("v1.2.0")).toBe("module-mismatch");
  });

  test.each([
    ["another tool", [TOOL, "example.test/other/hello"]],
    ["the go command", ["example.test/tools/cmd/go"]],
    ["a Go version", ["example.test/tools/cmd/go1.21.5"]],
    ["this program", ["example.test/gobundle"]],
    ["nothing that can be typed", ["example.test/tools/cmd/he~llo"]],
  ])("a program with the name of %s", async (_, packages) => {
    const tools = packages.map((name) => ({ package: name, version: "v1.2.0" }));
    expect(await refusal("v1.2.0", { tools })).toBe("tool-name-clash");
    expect(readdirSync(join(supply.folder, "out"))).toEqual([]);
  });

  test("the same tool twice is one", async () => {
    const wanted = { package: TOOL, version: "v1.2.0" };
    const { manifest } = await create("v1.2.0", { tools: [wanted, wanted] });
    expect(toolsIn(manifest)).toHaveLength(1);
  });
});
