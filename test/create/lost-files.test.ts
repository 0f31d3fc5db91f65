import { join } from "node:path";
import { expect, test } from "vitest";
import { lostFiles } from "../../src/create/assemble/lost-files.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { testFolder } from "../support/inline-pool.ts";
import { writeInto } from "../support/private-supply.ts";

const selection = { packages: ["./..."], tags: [] };
const GO = 'package x\n\n// #cgo CFLAGS: -I../include\n// #include <x.h>\nimport "C"\n';

/** What is lost of a package in folder `p` of a module with these files, where vendor/ keeps those of `p` and `kept`. */
async function lostOf(
  files: Readonly<Record<string, string>>,
  { flags = "", link = "", kept = [] as readonly string[] } = {},
) {
  const folder = testFolder();
  const module = join(folder, "module");
  const all = { "p/x.go": GO, ...files };
  const vendored = Object.entries(all).filter(([name]) => name.startsWith("p/") || kept.includes(name));
  for (const [name, text] of Object.entries(all)) writeInto(join(module, name), text);
  for (const [name, text] of vendored) writeInto(join(folder, "vendor/example.test/m", name), text);
  const sources = Object.keys(all).filter((name) => name.startsWith("p/") && !name.endsWith(".inc"));
  const lists = [sources.map((name) => name.slice(2)).join("\0"), flags, link];
  const printed = ["example.test/m/p", join(module, "p"), module, ...lists].join("\t");
  const vendor = {
    dir: join(folder, "vendor"),
    files: vendored.map(([name]) => ({ name: `example.test/m/${name}` })),
  };
  // Listed for two targets, and for its tests once more.
  const list = async () => [`${printed}\n\n${printed.replace("/p\t", "/p [x.test]\t")}\n`, printed];
  const lost = await lostFiles(vendor, selection, list, nodeScratch());
  return lost.map((one) => [one.package, ...one.files]);
}

const lost = (...files: readonly string[]) => [["example.test/m/p", ...files]];

test("a header in a folder of the module without Go files", async () => {
  expect(await lostOf({ "include/x.h": "" }, { flags: "-I../include" })).toEqual(lost("include/x.h"));
});

test("headers that are kept are followed to those that are not", async () => {
  const files = { "p/x.h": '#include "../deep/y.h"\n', "deep/y.h": '#include "z.h"\n', "deep/z.h": "" };
  expect(await lostOf(files, { flags: "-I." })).toEqual(lost("deep/y.h"));
  expect(await lostOf(files, { flags: "-I.", kept: ["deep/y.h"] })).toEqual(lost("deep/z.h"));
});

test("sources in C that are included from a folder beside", async () => {
  expect(await lostOf({ "p/all.c": '#include "../src/one.c"\n', "src/one.c": "" })).toEqual(
    lost("src/one.c"),
  );
});

test("libraries that are linked by folder or by name", async () => {
  const files = { "lib/libx.a": "", "obj/y.o": "" };
  expect(await lostOf(files, { link: "-L../lib\0-lx\0../obj/y.o" })).toEqual(lost("lib", "obj/y.o"));
});

test.each([
  ["of the system", {}, { flags: "-I/usr/include" }],
  ["in the package's folder", { "p/x.h": "" }, { flags: "-I." }],
  ["in another package's folder", { "include/x.h": "" }, { flags: "-I../include", kept: ["include/x.h"] }],
  ["that two include in turn", { "p/x.h": '#include "x.h"\n' }, { flags: "-I." }],
] as const)("nothing is lost of headers %s", async (_, files, more) => {
  expect(await lostOf(files, more)).toEqual([]);
});

test("where nothing in vendor/ has C in it, Go is not asked", async () => {
  const folder = testFolder();
  writeInto(join(folder, "a/x.go"), 'package x\n\nconst c = "C"\n');
  const list = () => Promise.reject(new Error("asked"));
  expect(
    await lostFiles({ dir: folder, files: [{ name: "a/x.go" }] }, selection, list, nodeScratch()),
  ).toEqual([]);
});
