import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { readHeads } from "../../src/bundle/framing.ts";
import { decodeManifest, type Manifest } from "../../src/bundle/manifest/manifest.ts";
import { createBundle } from "../../src/create/index.ts";
import type { Order } from "../../src/create/order.ts";
import { planBundle } from "../../src/create/plan-bundle.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { verifyMedia } from "../../src/look/verify.ts";
import { type ProvenLog, verifyCarriedLogs } from "../../src/payload/sumdb-tree.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { PrivateSupply, writeInto } from "../support/private-supply.ts";
import { revocationsOf } from "../support/revocation-lists.ts";
import { silentReporter } from "../support/silent-reporter.ts";
import { testZone } from "../support/test-keys.ts";

let supply: PrivateSupply;

beforeEach(() => {
  supply = new PrivateSupply(testFolder());
  supply
    .addGo("1.21.5")
    .addGo("1.21.4")
    .addModule("example.test/a", "v1.0.0")
    .addModule("example.test/b", "v1.2.0")
    .publish();
});

const proof = { run: true, allowWeak: true, tests: false };

/** The manifest of a bundle file, its members' bytes by path, and what proves its carried databases. */
function open(path: string): {
  readonly manifest: Manifest;
  readonly read: (member: string) => Uint8Array | undefined;
  readonly prove: () => readonly ProvenLog[];
} {
  const bytes = readFileSync(path);
  const heads = readHeads(bytes);
  if (heads === undefined) throw new Error("no heads");
  const manifest = decodeManifest(heads.manifest);
  const found = new Map<string, Uint8Array>();
  let at = heads.end;
  for (const { path: name, size } of manifest.members) {
    found.set(name, bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  const tree = [...found].filter(([name]) => name.startsWith("modules/sumdb/"));
  const logs = new Map(tree.map(([name, content]) => [name.slice("modules/".length), content]));
  const prove = () => verifyCarriedLogs(manifest.components, manifest.logs ?? [], logs);
  return { manifest, read: (member) => found.get(member), prove };
}

const outputs = () => readdirSync(join(supply.folder, "out")).sort();

describe("a bundle of Go alone", () => {
  test("holds the distribution and the proof that the database records it", async () => {
    const made = await createBundle(supply.order(), supply.tools());
    expect(made).toMatchObject({ manifest: { name: "go", sequence: 1 }, changed: true });
    const { manifest, prove } = open(made.file);
    expect(manifest.components.map(({ id }) => id)).toEqual([
      "go1.21.5.linux-amd64",
      "sumdb/sum.example.test",
    ]);
    expect(prove()).toMatchObject([{ name: "sum.example.test", records: 1 }]);
    expect(outputs()).toEqual(["go-1.gobundle", "go-1.gobundle.record.json"]);
    const record = JSON.parse(readFileSync(`${made.file}.record.json`, "utf8"));
    expect(record.sources).toEqual({ "go1.21.5.linux-amd64": `file://${supply.proxy}` });
    expect(Object.keys(record.stages)).toEqual(["resolve", "fetch", "assemble", "seal", "write"]);
  });

  test.each(["file", "folder"] as const)(
    "carries the list of revoked certificates behind its signature, as a %s, and a newer list makes a newer bundle",
    async (format) => {
      const zone = testZone();
      const made = (number: number) => {
        const revocations = revocationsOf(zone, [], { number });
        const tools = supply.tools({ signer: async () => zone.signer, revocations: () => revocations });
        return createBundle(supply.order({ format }), tools);
      };
      const first = await made(1);
      expect(first.manifest).toMatchObject({ sequence: 1, revocations: { number: 1 } });
      expect(await made(1)).toMatchObject({ changed: false, identity: first.identity });
      expect((await made(2)).manifest).toMatchObject({ sequence: 2, revocations: { number: 2 } });
      const request = { trust: zone.trust, deep: true, floor: undefined };
      const verified = await verifyMedia(nodeMedia(inlinePool()), first.file, request, silentReporter());
      expect(verified.trusted.revocations?.list.number).toBe(1);
      const { manifest, signers } = verified.trusted;
      expect(signers.map(({ signingTime }) => signingTime)).toEqual([new Date(manifest.created)]);
    },
  );

  test("a series means its newest patch", async () => {
    writeInto(
      join(supply.proxy, "golang.org/toolchain/@v/list"),
      "v0.0.1-go1.21.4.linux-amd64\nv0.0.1-go1.21.5.linux-amd64\nv0.0.1-go1.22rc1.linux-amd64\n",
    );
    const offlineIndex = supply.tools({ network: onlyFiles(supply) });
    const {
      manifest: { components },
    } = await createBundle(supply.order({ go: ["1.21"] }), offlineIndex);
    expect(components[0]?.id).toBe("go1.21.5.linux-amd64");
  });

  test("a version that no source has: the nearest are named", async () => {
    writeInto(
      join(supply.proxy, "golang.org/toolchain/@v/list"),
      "v0.0.1-go1.21.4.linux-amd64\nv0.0.1-go1.21.5.linux-amd64\n",
    );
    const refused = createBundle(
      supply.order({ go: ["1.21.99"] }),
      supply.tools({ network: onlyFiles(supply) }),
    );
    await expect(refused).rejects.toMatchObject({
      code: "go-version-unknown",
      facts: { nearest: ["1.21.5", "1.21.4"] },
    });
    expect(outputs()).toEqual([]);
  });

  test("a proxy that lies: every source is named with its reason, and its bytes are not kept", async () => {
    const zip = join(supply.proxy, "golang.org/toolchain/@v/v0.0.1-go1.21.5.linux-amd64.zip");
    writeFileSync(
      zip,
      readFileSync(join(supply.proxy, "golang.org/toolchain/@v/v0.0.1-go1.21.4.linux-amd64.zip")),
    );
    const refused = createBundle(supply.order(), supply.tools());
    await expect(refused).rejects.toMatchObject({
      code: "no-source",
      facts: { tried: [expect.stringMatching(/^cache: /), expect.stringMatching(/^file:/)] },
    });
    expect(outputs()).toEqual([]);
    expect(listing(join(supply.folder, "cache", "downloads"))).toEqual([]);
  });

  test("a Go that the database does not know is refused, wherever it comes from", async () => {
    supply.addGo("1.21.6"); // recorded, but not published
    expect(await faultOfAsync(createBundle(supply.order({ go: ["1.21.6"] }), supply.tools()))).toBe(
      "no-source",
    );
  });

  test("an end is part of what it says: another one is another bundle", async () => {
    const order = (validUntil: string) => supply.order({ validUntil });
    const made = await createBundle(order("2099-01-31T23:59:59Z"), supply.tools());
    expect(open(made.file).manifest).toMatchObject({ sequence: 1, validUntil: "2099-01-31T23:59:59Z" });
    expect(await createBundle(order("2099-01-31T23:59:59Z"), supply.tools())).toMatchObject({
      changed: false,
    });
    const other = await createBundle(order("2099-02-28T23:59:59Z"), supply.tools());
    expect(other).toMatchObject({ changed: true, manifest: { sequence: 2 } });
  });

  test("is not begun where it would be over", async () => {
    const over = supply.order({ validUntil: "1999-12-31T23:59:59Z" });
    expect(await faultOfAsync(createBundle(over, supply.tools()))).toBe("option-invalid");
    expect(await faultOfAsync(planBundle(over, supply.tools()))).toBe("option-invalid");
    const before = supply.order({ validUntil: "2099-12-31T23:59:59Z", epoch: 4_102_444_800 });
    expect(await faultOfAsync(createBundle(before, supply.tools()))).toBe("option-invalid");
  });

  test("a damaged cache costs a download, nothing else", async () => {
    const first = await createBundle(supply.order(), supply.tools());
    const kept = join(supply.folder, "cache/downloads/v0.0.1-go1.21.5.linux-amd64.zip");
    const bytes = readFileSync(kept);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(kept, bytes);
    const lookup = join(
      supply.folder,
      "cache/sumdb/sum.example.test/lookup/golang.org/toolchain@v0.0.1-go1.21.5.linux-amd64",
    );
    writeFileSync(lookup, readFileSync(lookup, "utf8").replace("h1:", "h1:A"));
    const again = await createBundle(supply.order(), supply.tools());
    expect(again).toMatchObject({ identity: first.identity, changed: false });
  });
});

describe("a bundle of an app", () => {
  test("carries source, vendor/ and tree, and leaves the app's folder as it was", async () => {
    const dir = supply.app("App");
    const before = listing(dir);
    const { file } = await createBundle(supply.order({ vendor: [dir] }), supply.tools());
    const { manifest, read, prove } = open(file);
    expect(manifest.name).toBe("app");
    const paths = manifest.members.map(({ path }) => path);
    expect(paths).toContain("apps/App/vendor/example.test/a/x.go");
    expect(paths).toContain("modules/example.test/b/@v/v1.2.0.zip");
    expect(Buffer.from(read("modules/example.test/a/@v/list") ?? []).toString()).toBe("v1.0.0\n");
    expect(prove()[0]?.records).toBe(3);
    expect(listing(dir)).toEqual(before);
  });

  test("the same again is the same: unchanged, even without a network", async () => {
    const order = supply.order({ vendor: [supply.app("app")] });
    const first = await createBundle(order, supply.tools());
    const bytes = readFileSync(first.file);
    rmSync(supply.proxy, { recursive: true });
    expect(await createBundle({ ...order, offline: true }, supply.tools())).toMatchObject({
      identity: first.identity,
      changed: false,
    });
    rmSync(join(supply.folder, "out"), { recursive: true });
    mkdirSync(join(supply.folder, "out"));
    const again = await createBundle({ ...order, offline: true }, supply.tools());
    // All but the signature, which has a random part with the key of this test.
    const { signature } = readHeads(bytes) ?? {};
    expect(readFileSync(again.file).subarray(-20_000)).toEqual(bytes.subarray(-20_000));
    expect([again.identity, again.bytes - (signature?.length ?? 0) < first.bytes]).toEqual([
      first.identity,
      true,
    ]);
  });

  test("the same again holds for two apps too", async () => {
    const order = supply.order({ vendor: [supply.app("one"), supply.app("two")] });
    const { identity } = await createBundle(order, supply.tools());
    expect(await createBundle(order, supply.tools())).toMatchObject({ identity, changed: false });
  });

  test("a kept vendor/ that was changed is made anew", async () => {
    const order = supply.order({ vendor: [supply.app("app")] });
    const first = await createBundle(order, supply.tools());
    const findings = join(supply.folder, "cache/findings");
    const [key = ""] = readdirSync(findings);
    writeFileSync(join(findings, key, "vendor/app/example.test/a/x.go"), "package changed\n");
    expect((await createBundle(order, supply.tools())).identity).toBe(first.identity);
  });

  test("a change gives the next number, and the time moves only then", async () => {
    const { epoch: _, ...order } = supply.order({ vendor: [supply.app("app")] });
    const first = await createBundle(order, supply.tools());
    const later = supply.tools({ clock: { now: () => new Date("2027-01-01T00:00:00Z") } });
    expect(await createBundle(order, later)).toMatchObject({
      manifest: { sequence: 1 },
      identity: first.identity,
      changed: false,
    });
    writeFileSync(join(supply.folder, "app", "main.go"), "package main\n");
    expect(await createBundle(order, later)).toMatchObject({ manifest: { sequence: 2 }, changed: true });
  });

  test("a bundle beside the output is known again by what it says, on a machine that remembers nothing", async () => {
    const { epoch: _, ...order } = supply.order({ vendor: [supply.app("app")], output: `${supply.folder}/` });
    const first = await createBundle(order, supply.tools());
    const elsewhere = { ...order, memory: join(supply.folder, "elsewhere") };
    const later = supply.tools({ clock: { now: () => new Date("2027-01-01T00:00:00Z") } });
    expect(await createBundle(elsewhere, later)).toMatchObject({ identity: first.identity, changed: false });
  });

  test("another stated time is another bundle, and gets the next number", async () => {
    const order = supply.order({ epoch: 1_700_000_000 });
    const first = await createBundle(order, supply.tools());
    expect(await createBundle(order, supply.tools())).toMatchObject({
      identity: first.identity,
      changed: false,
    });
    const second = await createBundle({ ...order, epoch: 1_700_000_001 }, supply.tools());
    expect(second.manifest).toMatchObject({ sequence: 2, created: "2023-11-14T22:13:21Z" });
    const { epoch: _, ...unstated } = order;
    expect(await createBundle(unstated, supply.tools())).toMatchObject({
      identity: second.identity,
      changed: false,
    });
  });

  test("the number is one above the newest of --previous", async () => {
    const order = supply.order({ vendor: [supply.app("app")], sequence: 7 });
    const { file } = await createBundle(order, supply.tools());
    writeFileSync(join(supply.folder, "app", "main.go"), "package main\n");
    const { sequence: _, ...next } = {
      ...order,
      previous: file,
      memory: join(supply.folder, "elsewhere"),
      output: `${supply.folder}/`,
    };
    expect((await createBundle(next, supply.tools())).manifest.sequence).toBe(8);
  });

  test("a module zip that is not what the database records", async () => {
    const dir = supply.app("app");
    const zips = ["a/@v/v1.0.0", "b/@v/v1.2.0"].map((name) => join(supply.proxy, `example.test/${name}.zip`));
    const stranger = new PrivateSupply(testFolder()).addModule("example.test/a", "v1.0.0");
    const other = readFileSync(join(stranger.proxy, "example.test/a/@v/v1.0.0.zip"));
    expect(readFileSync(zips[0] ?? "").equals(other)).toBe(true);
    const files = readFileSync(zips[1] ?? "");
    writeFileSync(zips[0] ?? "", files);
    expect(await faultOfAsync(createBundle(supply.order({ vendor: [dir] }), supply.tools()))).toMatch(
      /^module-zip/,
    );
    expect(outputs()).toEqual([]);
  });

  test("with GOWORK=off its go.work does not travel, and no workspace is in force for Go", async () => {
    const dir = supply.app("app", {
      "go.work": "go 1.21\n\nuse .\n\nreplace example.test/x => ./x\n",
      "go.work.sum": "",
    });
    const tools = supply.tools();
    const workspaces: (string | undefined)[] = [];
    const run: typeof tools.processes.run = (command) => {
      if (command.argv.some((word) => word.endsWith("/bin/go"))) workspaces.push(command.env["GOWORK"]);
      return tools.processes.run(command);
    };
    const order = supply.order({
      vendor: [dir],
      workspaces: false,
      proof: { run: true, allowWeak: true, tests: true },
    });
    const { manifest } = await createBundle(order, { ...tools, processes: { ...tools.processes, run } });
    expect(new Set(workspaces)).toEqual(new Set(["off"]));
    expect(manifest.members.filter(({ path }) => path.includes("go.work"))).toEqual([]);
    expect(tools.warnings).toContain("workspace-left-out");
    expect(existsSync(join(dir, "go.work"))).toBe(true);
  });

  test("a replace outside travels at its place; ignore and secret rules hold there too", async () => {
    const dir = supply.app("app", {
      "go.mod": "module example.test/app\n\nreplace example.test/lib => ../lib\n",
    });
    for (const name of ["go.mod", "lib.go", ".env", "out/x", "vendor/modules.txt", "keep.key"])
      writeInto(join(supply.folder, "lib", name), "module example.test/lib\n");
    const order = supply.order({ vendor: [dir], include: ["keep.key"], exclude: ["out"], proof });
    const tools = supply.tools();
    const { manifest } = await createBundle(order, tools);
    expect(manifest.components.find(({ kind }) => kind === "app")).toMatchObject({ id: "app", dir: "app" });
    expect(manifest.members.flatMap(({ path }) => (path.startsWith("apps/") ? [path] : []))).toEqual([
      "apps/app/app/go.mod",
      "apps/app/app/go.sum",
      "apps/app/app/main.go",
      "apps/app/lib/go.mod",
      "apps/app/lib/keep.key",
      "apps/app/lib/lib.go",
    ]);
    expect(tools.warnings).toContain("secrets-left-out");
    expect(manifest.proof.holds).toEqual({ app: ["modules"] });
  });

  test("a workspace travels whole, with what git ignores of it", async () => {
    const dir = supply.app("app");
    writeInto(join(supply.folder, "lib/go.mod"), "module example.test/lib\n");
    writeInto(join(supply.folder, "go.work"), "go 1.21\n\nuse ./app\nuse ./lib\n");
    writeInto(join(supply.folder, ".gitignore"), "go.work\n");
    const { manifest } = await createBundle(supply.order({ vendor: [dir], proof }), supply.tools());
    const paths = manifest.members.map(({ path }) => path);
    expect(paths).toContain("apps/app/go.work");
    expect(paths).toContain("apps/app/lib/go.mod");
    expect(paths).not.toContain("apps/app/.gitignore");
    // `go work vendor` is from Go 1.22 on.
    expect(manifest.components.find(({ kind }) => kind === "app")).toMatchObject({ vendored: false });
  });

  test("a go.sum that says something else than the database", async () => {
    const [a = "", b = ""] = [supply.goSum[0], supply.goSum[2]];
    const swapped = supply.goSum.map((line) =>
      line === a ? `example.test/a v1.0.0 ${b.split(" ")[2]}` : line,
    );
    const dir = supply.app("app", { "go.sum": `${swapped.join("\n")}\n` });
    const refused = createBundle(supply.order({ vendor: [dir] }), supply.tools());
    await expect(refused).rejects.toMatchObject({
      code: "module-mismatch",
      facts: { module: "example.test/a@v1.0.0", against: "go.sum" },
    });
  });

  test("private modules are carried without a record, with a warning", async () => {
    const dir = supply.app("app");
    const real = supply.tools();
    const environment = { ...real.processes.environment, GONOSUMDB: "example.test/a,*.corp.test" };
    const tools = supply.tools({ processes: { ...real.processes, environment } });
    const {
      manifest: { components },
    } = await createBundle(supply.order({ vendor: [dir] }), tools);
    const logs = components.flatMap((one) =>
      one.kind === "modules" && one.path ? [[one.path, one.log !== undefined]] : [],
    );
    expect(logs).toEqual([
      ["example.test/a", false],
      ["example.test/b", true],
    ]);
    expect(tools.warnings).toContain("private-modules");
  });
});

describe("the output", () => {
  test("another bundle under the name stays", async () => {
    const output = join(supply.folder, "out", "x.gobundle");
    writeFileSync(output, "something");
    expect(await faultOfAsync(createBundle(supply.order({ output }), supply.tools()))).toBe("output-exists");
    expect(readFileSync(output, "utf8")).toBe("something");
  });

  test("the same bundle, but damaged, is no reason to say that nothing had to be done", async () => {
    const output = join(supply.folder, "out", "damaged.gobundle");
    const make = () => createBundle(supply.order({ output }), supply.tools());
    expect(await make()).toMatchObject({ changed: true });
    expect(await make()).toMatchObject({ changed: false });
    const bytes = readFileSync(output);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 2048) ^ 1, bytes.length - 2048);
    writeFileSync(output, bytes);
    expect(await faultOfAsync(make())).toBe("output-exists");
    expect(readFileSync(output)).toEqual(bytes);
  });

  test("a folder that is not there", async () => {
    const order = supply.order({ output: join(supply.folder, "none", "x.gobundle") });
    const stages: string[] = [];
    const reporter = { ...silentReporter(), stage: (stage: string) => void stages.push(stage) };
    expect(await faultOfAsync(createBundle(order, supply.tools({ reporter })))).toBe("output-folder-missing");
    expect(stages).not.toContain("fetch");
  });

  test("as a folder it has the same members", async () => {
    const { file } = await createBundle(supply.order({ format: "folder" }), supply.tools());
    const manifest = decodeManifest(readFileSync(join(file, "manifest.json")));
    for (const { path, size } of manifest.members) expect(readFileSync(join(file, path)).length).toBe(size);
    expect(existsSync(join(file, "manifest.p7s"))).toBe(true);
  });

  test("an interruption leaves nothing", async () => {
    const controller = new AbortController();
    const tools = supply.tools({ interrupted: controller.signal });
    const work = {
      ...tools.work,
      digestFiles: async (paths: readonly string[]) => {
        controller.abort("SIGINT");
        return tools.work.digestFiles(paths);
      },
    };
    await expect(createBundle(supply.order(), { ...tools, work })).rejects.toBeDefined();
    expect(outputs()).toEqual([]);
  });

  test.each<[string, Partial<Order>, string]>([
    ["a version that does not exist", { go: ["1.99.1"] }, "go-version-unknown"],
    ["a script that is not there", { scripts: [{ when: "health", path: "/none" }] }, "file-missing"],
    ["a file that is not there", { files: [{ from: "/none", to: "etc/a" }] }, "file-missing"],
    ["an installer that is not there", { installers: "/none" }, "installer-missing"],
  ])("%s is refused before the signer is asked for", async (_, more, code) => {
    const signer = () => Promise.reject(new Error("it was asked for"));
    expect(await faultOfAsync(createBundle(supply.order(more), supply.tools({ signer })))).toBe(code);
  });

  test.each([
    [undefined, "installer-missing"],
    ["no gzip at all", "installer-damaged"],
  ])("an installer of %j", async (content, code) => {
    const installers = join(supply.folder, "dist");
    if (content !== undefined) writeInto(join(installers, "gobundle-linux-amd64.gz"), content);
    expect(await faultOfAsync(createBundle(supply.order({ installers }), supply.tools()))).toBe(code);
    expect(outputs()).toEqual([]);
  });

  test("an installer states what is packed in it, the second time as well", async () => {
    const installers = join(supply.folder, "dist");
    const program = Buffer.from("#!/bin/sh\n");
    mkdirSync(installers);
    writeFileSync(join(installers, "gobundle-linux-amd64.gz"), gzipSync(program));
    for (const sequence of [1, 2]) {
      const { manifest } = await createBundle(supply.order({ installers, sequence }), supply.tools());
      const component = manifest.components.find(({ kind }) => kind === "installer");
      expect(component).toMatchObject({ size: program.length, sha256: sha256(program) });
    }
  });

  test("extras: scripts by their time and number, files by their place", async () => {
    const script = join(supply.folder, "run.sh");
    writeFileSync(script, "#!/bin/sh\n");
    const scripts = [
      { when: "post-apply", path: script },
      { when: "post-apply", path: script },
    ] as const;
    const { file } = await createBundle(
      supply.order({ scripts, files: [{ from: script, to: "etc/run" }] }),
      supply.tools(),
    );
    const members = open(file).manifest.members.filter(({ path }) => /^(?:scripts|files)\//.test(path));
    expect(members.map(({ path, executable }) => [path, executable])).toEqual([
      ["scripts/post-apply/1-run.sh", true],
      ["scripts/post-apply/2-run.sh", true],
      ["files/etc/run", undefined],
    ]);
  });
});

/** The network without the download page, which no test may ask. */
function onlyFiles(supply: PrivateSupply) {
  const { network } = supply.tools();
  return {
    get: (url: string, options = {}) =>
      network.get(url.startsWith("file:") ? url : "http://127.0.0.1:9/", options),
  };
}
