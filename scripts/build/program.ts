import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, transform } from "esbuild";

const COMMON = {
  bundle: true,
  platform: "node",
  target: "node24",
  minify: true,
  keepNames: true,
  legalComments: "eof",
  // V8 reads a regular expression while it reads the source, and some of Unicode's properties take it 30 ms: made by a
  // constructor they cost nothing until they are used.
  supported: { "regexp-set-notation": false, "regexp-unicode-property-escapes": false },
  // `import.meta.url` finds the worker when the sources run as they are; the executable takes the asset.
  logOverride: { "empty-import-meta": "silent" },
  logLevel: "warning",
} as const satisfies BuildOptions;

/**
 * Reads a chunk out of the executable when it is called for, and no sooner: reading the source of everything that
 * gobundle can do takes longer than saying its version.
 */
const LOADER = `"use strict";
const { isBuiltin } = require("node:module");
const { getAsset } = require("node:sea");
const { compileFunction } = require("node:vm");
const loaded = new Map();
function load(name) {
  if (isBuiltin(name)) return require(name);
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const asset = name.replace("./", "");
  compileFunction(getAsset(asset, "utf8"), ["require", "module", "exports"], { filename: asset })(load, module, module.exports);
  return module.exports;
}
load("./main.js");
`;

/** Writes what the executable is made of into `parts`: the loader, and by name the assets that it carries. */
export async function writeProgram(
  root: string,
  parts: string,
): Promise<{ main: string; assets: Record<string, string> }> {
  const chunks = join(parts, "chunks");
  await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: ["src/main.ts"],
    outdir: chunks,
    format: "esm",
    splitting: true,
  });
  await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: ["src/host/threads/worker.ts"],
    outdir: parts,
    format: "cjs",
  });
  const names = readdirSync(chunks).sort();
  for (const name of names)
    writeFileSync(join(parts, name), await asCommonJs(readFileSync(join(chunks, name), "utf8")));
  writeFileSync(join(parts, "loader.js"), LOADER);
  return {
    main: "loader.js",
    assets: Object.fromEntries([...names, "worker.js"].map((name) => [name, name])),
  };
}

/** An executable of Node 24 starts CommonJS only, and its dynamic imports have to go through the loader too. */
async function asCommonJs(chunk: string): Promise<string> {
  const { target, minify, supported, logOverride } = COMMON;
  const options = { target, minify, logOverride, supported: { ...supported, "dynamic-import": false } };
  return (await transform(chunk, { ...options, format: "cjs", platform: "node" })).code;
}
