import { beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { assemble, type Contents } from "../../src/create/assemble/index.ts";
import type { Order } from "../../src/create/order.ts";
import { prove } from "../../src/create/prove/index.ts";
import { resolvePlan } from "../../src/create/resolve/index.ts";
import { fetchGoods } from "../../src/create/sources/goods.ts";
import { Supply } from "../../src/create/sources/index.ts";
import { nodeProcesses } from "../../src/host/node-process.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply, SELF } from "../support/private-supply.ts";

let supply: PrivateSupply;

beforeEach(() => {
  supply = new PrivateSupply(testFolder());
  supply
    .addGo("1.21.5")
    .addModule("example.test/a", "v1.0.0")
    .addModule("example.test/b", "v1.2.0")
    .publish();
});

const proof = { run: true, allowWeak: false, tests: false };

/** Everything up to the proof, whose contents `change` may bend. */
async function proven(
  files: Readonly<Record<string, string>>,
  change = (contents: Contents) => contents,
  more: Partial<Order> = {},
  tools = supply.tools(),
) {
  const order = supply.order({ vendor: [supply.app("app", files)], proof, ...more });
  const room = testFolder();
  const source = await Supply.open(order, tools, room);
  const plan = await resolvePlan(order, source.index, tools);
  const goods = await fetchGoods(plan, order, source);
  const contents = await assemble(plan, goods, order, source, room, tools);
  const result = prove(change(contents), plan.targets, order, room, tools);
  return { result, warnings: tools.warnings };
}

describe("the offline proof", () => {
  test("says what ran, which forms hold, and the digest of each program", async () => {
    const { result } = await proven({});
    const found = await result;
    expect(found.strength).toBe("namespace");
    expect(found.holds).toEqual({ app: ["vendor", "modules"] });
    expect(found.runs.map(({ form, command, result }) => [form, command, result])).toEqual([
      ["modules", "mod download all", "held"],
      ["modules", "list -m all", "held"],
      ["modules", "mod graph", "held"],
      ["modules", "mod verify", "held"],
      ["modules", "mod why -m all", "held"],
      ["modules", "list -deps -test all", "held"],
      ["modules", "list -m -u all", "held"],
      ["modules", "mod tidy", "held"],
      ["modules", "mod vendor", "held"],
      ["modules", "get -u -t ./...", "held"],
      ["modules", "build", "held"],
      ["vendor", "build", "held"],
      ["vendor", "vet", "held"],
    ]);
    const digest = sha256(Buffer.from("program for linux/amd64\n"));
    expect(found.programs).toEqual([
      { app: "app", package: "example.test/app", target: "linux/amd64", go: "1.21.5", sha256: digest },
    ]);
  });

  test("has the carried database judge, as on the host, in every command of it", async () => {
    const tools = supply.tools();
    const judges: unknown[] = [];
    const run: typeof tools.processes.run = (child) => {
      if (child.network === "cut") judges.push(child.env["GOSUMDB"]);
      return tools.processes.run(child);
    };
    const { result } = await proven({}, undefined, {}, { ...tools, processes: { ...tools.processes, run } });
    const { runs } = await result;
    expect(judges.length).toBeGreaterThanOrEqual(runs.length);
    expect(new Set(judges)).toEqual(new Set([supply.sumdb.verifierKey]));
  });

  test.each(["example.test/a@v1.0.0", "example.test/b@v1.2.0"])(
    "without %s in the tree there is no bundle",
    async (id) => {
      const without = (contents: Contents) => ({
        ...contents,
        measured: contents.measured.filter(({ component }) => component.id !== id),
      });
      const { result } = await proven({}, without);
      expect(await faultOfAsync(result)).toBe("tree-incomplete");
    },
  );

  test("an app that does not compile: the compiler's own words", async () => {
    const { result } = await proven({ broken: "" });
    await expect(result).rejects.toMatchObject({
      code: "app-does-not-build",
      facts: { reason: expect.stringContaining("syntax error") },
    });
  });

  test("one form may fail where the other holds; the manifest and a warning say so", async () => {
    const { result, warnings } = await proven({ "no-vendor": "" });
    const found = await result;
    expect(found.holds).toEqual({ app: ["modules"] });
    expect(found.runs).toContainEqual(
      expect.objectContaining({
        form: "vendor",
        command: "build",
        result: "failed",
        reason: "unsafe.Slice requires go1.17",
      }),
    );
    expect(warnings).toContain("form-fails");
  });

  test("opinions of vet are warnings", async () => {
    const { result, warnings } = await proven({ opinion: "" });
    expect((await result).runs.at(-1)).toMatchObject({ command: "vet", result: "held" });
    expect(warnings).toContain("vet-says");
  });

  test("tests may need C, where the packages build without", async () => {
    const { result } = await proven({ "c-tests": "" });
    expect((await result).runs.at(-1)).toMatchObject({ command: "vet with cgo", result: "held" });
  });

  const builds = async (result: ReturnType<typeof prove>) =>
    (await result).runs
      .filter(({ form, command }) => form === "modules" && /^(?:build|vet|test)/.test(command))
      .map(({ target, command, result }) => `${target} ${command} ${result}`);

  test("what has C in it alone is built with a compiler, tested too, and it is said", async () => {
    const more = { proof: { ...proof, tests: true } };
    const { result, warnings } = await proven({ "c-only": "compiles" }, undefined, more);
    expect(await builds(result)).toEqual([
      "linux/amd64 build failed",
      "linux/amd64 build with cgo held",
      "linux/amd64 test held",
    ]);
    expect((await result).holds).toEqual({ app: ["vendor", "modules"] });
    expect(warnings).toEqual(expect.arrayContaining(["needs-c-compiler"]));
    expect(warnings).not.toContain("cgo-left-out");
  });

  test("where it does not build here, all the rest does: recorded, said once, and not fatal", async () => {
    supply.addGo("1.21.5", {}, "linux/arm64").publish();
    const plain = { "c-only": "", "cmd/plain/main.go": "package main\n" };
    const more = { targets: ["linux/amd64", "linux/arm64"], proof: { ...proof, tests: true } };
    const { result, warnings } = await proven(plain, undefined, more);
    const built = ["build failed", "build with cgo failed", "build without cgo held"];
    expect(await builds(result)).toEqual([
      ...built.map((one) => `linux/amd64 ${one}`),
      ...built.map((one) => `linux/arm64 ${one}`),
      "linux/amd64 test held",
    ]);
    const { holds, programs, runs } = await result;
    expect(holds).toEqual({ app: ["vendor", "modules"] });
    expect(programs.map((one) => one.package)).toEqual(Array(2).fill("example.test/app/cmd/plain"));
    expect(
      runs.find(({ target, command }) => target === "linux/arm64" && command === "build with cgo"),
    ).toEqual(expect.objectContaining({ reason: 'cgo: C compiler "aarch64-linux-gnu-gcc" not found' }));
    expect(warnings.filter((code) => code === "needs-c-compiler")).toHaveLength(1);
  });

  test("a program that is passed over without C needs a compiler on the other side", async () => {
    const { result, warnings } = await proven({ "c-alone": "" });
    const { holds, runs, programs } = await result;
    expect(holds).toEqual({ app: ["vendor", "modules"] });
    expect(programs.map((one) => one.package)).toEqual(["example.test/app"]);
    expect(runs.at(-1)).toMatchObject({ command: "build with cgo", result: "failed" });
    expect(warnings).toContain("needs-c-compiler");
    expect(warnings).not.toContain("cgo-left-out");
  });

  test("where nothing but it is there, the words of the go command refuse", async () => {
    const { result } = await proven({ "c-only": "" });
    await expect(result).rejects.toMatchObject({
      code: "app-does-not-build",
      facts: { reason: expect.stringContaining("C compiler") },
    });
  });

  test("what is broken otherwise refuses, C or not", async () => {
    const { result } = await proven({ "c-only": "", "cmd/plain/main.go": "package main\n", broken: "" });
    await expect(result).rejects.toMatchObject({
      code: "app-does-not-build",
      facts: { reason: expect.stringContaining("syntax error") },
    });
  });

  test("parts in C that are left out are named in a warning", async () => {
    const plain = await proven({});
    await plain.result;
    expect(plain.warnings).not.toContain("cgo-left-out");
    const { result, warnings } = await proven({ "c-parts": "" });
    expect((await result).holds).toEqual({ app: ["vendor", "modules"] });
    expect(warnings).toContain("cgo-left-out");
  });

  test("bytes that are not those of the members are refused before anything runs", async () => {
    const bent = (contents: Contents) => ({
      ...contents,
      measured: contents.measured.map((part) => ({
        ...part,
        members: part.members.map((one) =>
          one.member.path.endsWith("main.go")
            ? { ...one, content: { bytes: Buffer.from("package other\n") } }
            : one,
        ),
      })),
    });
    const { result } = await proven({}, bent);
    expect(await faultOfAsync(result)).toBe("source-mismatch");
  });

  test("with --prove-tests the tests run too", async () => {
    const { result } = await proven({}, undefined, { proof: { ...proof, tests: true } });
    expect((await result).runs.at(-1)).toMatchObject({ command: "test", result: "held" });
  });

  test("a test that fetches something by itself is named, with what it looked for", async () => {
    const { result } = await proven({ "fetching-test": "" }, undefined, { proof: { ...proof, tests: true } });
    await expect(result).rejects.toMatchObject({
      code: "test-fetches",
      facts: { tests: ["TestFetch"], wanted: ["example.test/far@v1.0.0"] },
    });
  });

  test("without a namespace it is refused, or said to be weak", async () => {
    const tools = supply.tools();
    const processes = { ...tools.processes, isolation: () => undefined };
    const contents = {
      measured: [],
      apps: [{ app: { name: "app" } }],
      guests: [],
      wished: [],
      tools: { tools: [] },
      goods: { carried: [], machine: new Map() },
    };
    const order = supply.order({ proof });
    // The refusal comes before anything of the contents is looked at.
    const refused = prove(contents as never, ["linux/amd64"], order, testFolder(), { ...tools, processes });
    expect(await faultOfAsync(refused)).toBe("no-namespace");
  });
});

test("the assertion refuses a place that has a network", async () => {
  const processes = nodeProcesses(SELF);
  const run = (network: "host" | "cut") =>
    processes.run({
      argv: [...processes.self, "__offline", "--", "/bin/echo", "alone"],
      cwd: "/",
      env: { HOME: supply.folder, PATH: process.env["PATH"] ?? "" },
      timeout: 30_000,
      network,
    });
  expect(await run("host")).toMatchObject({ status: 1, stdout: "" });
  expect(await run("cut")).toMatchObject({ status: 0, stdout: "alone\n" });
});

test("without a network a program still reaches itself, as tests of servers do", async () => {
  const processes = nodeProcesses(SELF);
  const talk =
    'const s = require("net").createServer((c) => c.end("heard")).listen(0, "127.0.0.1", () => require("net").connect(s.address().port, "127.0.0.1").on("data", (d) => console.log(String(d))).on("close", () => s.close()))';
  const run = await processes.run({
    argv: [...processes.self, "__offline", "--", process.execPath, "-e", talk],
    cwd: "/",
    env: { HOME: supply.folder, PATH: process.env["PATH"] ?? "" },
    timeout: 30_000,
    network: "cut",
  });
  expect(run, run.stderr).toMatchObject({ status: 0, stdout: "heard\n" });
});
