import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { h1OfDigests } from "../../src/golang/dirhash.ts";
import { discoverBundles } from "../../src/host/media/discover.ts";
import { nodeWork } from "../../src/host/threads/node-work.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, writeFolder, writeTar } from "../support/make-bundle.ts";

const work = nodeWork(inlinePool());
const MIB = 1024 * 1024;

test("digests files, and the chunks of large ones", async () => {
  const folder = testFolder();
  const large = Buffer.alloc(16 * MIB + 1, 3);
  const exact = Buffer.alloc(16 * MIB, 4);
  for (const [name, bytes] of Object.entries({ large, exact, empty: Buffer.alloc(0) })) {
    writeFileSync(join(folder, name), bytes);
  }
  const paths = ["large", "exact", "empty"].map((name) => join(folder, name));
  expect(await work.digestFiles(paths)).toEqual([
    {
      size: large.length,
      sha256: sha256(large),
      chunks: [sha256(large.subarray(0, 16 * MIB)), sha256(Buffer.of(3))],
    },
    { size: exact.length, sha256: sha256(exact) },
    { size: 0, sha256: sha256(Buffer.alloc(0)) },
  ]);
  await expect(work.digestFiles([join(folder, "absent")])).rejects.toMatchObject({ code: "file-read" });
});

test("reads a tree back, without what is left out, and refuses links in it", async () => {
  const dir = testFolder();
  mkdirSync(join(dir, "a"));
  writeFileSync(join(dir, "a/x"), "x", { mode: 0o755 });
  writeFileSync(join(dir, "b"), "b");
  symlinkSync("nowhere", join(dir, "go.env"));
  const found = await work.digestTree(dir, ["go.env"]);
  expect(found.files).toMatchObject([
    { name: "a/x", executable: true, size: 1 },
    { name: "b", executable: false },
  ]);
  expect(found.treeH1).toBe(
    h1OfDigests([
      { name: "a/x", sha256: sha256(Buffer.from("x")) },
      { name: "b", sha256: sha256(Buffer.from("b")) },
    ]),
  );
  await expect(work.digestTree(dir)).rejects.toMatchObject({ code: "tree-not-plain" });
});

test("unpacks a distribution and checks module zips from files", async () => {
  const bundle = makeBundle({
    toolchains: [{ version: "1.21.5" }],
    modules: [{ path: "github.com/x/y", version: "v1.0.0" }],
  });
  const root = writeFolder(bundle, testFolder());
  const zip = join(root, "toolchains/v0.0.1-go1.21.5.linux-amd64.zip");
  const into = join(testFolder(), "go");
  const unpacked = await work.unpackToolchain(zip, "module", "1.21.5", "linux/amd64", into);
  const [toolchain, module] = bundle.manifest.components;
  expect(toolchain).toMatchObject({ treeH1: unpacked.treeH1, goH1: unpacked.goH1 });
  expect((await work.digestTree(into)).treeH1).toBe(unpacked.treeH1);
  const path = join(root, "modules/github.com/x/y/@v/v1.0.0.zip");
  const [h1] = await work.checkModuleZips([{ path, module: { path: "github.com/x/y", version: "v1.0.0" } }]);
  expect(module).toMatchObject({ goH1: h1 });
});

test("finds bundles in a folder as a user would type them", () => {
  const folder = testFolder();
  writeTar(makeBundle(), folder);
  writeFolder(makeBundle({ name: "other" }), folder);
  mkdirSync(join(folder, "neither"));
  writeFileSync(join(folder, ".hidden.gobundle"), "");
  expect(discoverBundles([folder])).toEqual([join(folder, "app-1.gobundle"), join(folder, "other-1")]);
  expect(discoverBundles([join(folder, "other-1")])).toEqual([join(folder, "other-1")]);
  expect(discoverBundles([join(folder, "absent")])).toEqual([]);
});
