/** The chunks that begin the program and the work of a thread as soon as they are run; all others only define. */
export const PROGRAM = "main.js";
export const JOBS = "jobs.js";

/** A chunk's name and this: what V8 made of the chunk. */
export const CACHE = ".cache";

/** A chunk as V8 sees it, when it is compiled and when it is started. */
export function asFunction(chunk: string): string {
  return `(function (require, module, exports) {${chunk}\n})`;
}

/**
 * Reads a chunk out of the executable when it is called for, and no sooner: reading the source of everything that
 * gobundle can do takes longer than saying its version. What V8 made of a chunk lies beside it, where it was made for this
 * kind of machine.
 */
export function loaderOf(entry: string): string {
  return `"use strict";
const { isBuiltin } = require("node:module");
const { getAsset, getAssetKeys, getRawAsset } = require("node:sea");
const { Script } = require("node:vm");
const assets = new Set(getAssetKeys());
const loaded = new Map();
function load(name) {
  if (isBuiltin(name)) return require(name);
  const known = loaded.get(name);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(name, module);
  const filename = name.replace("./", "");
  const cache = filename + "${CACHE}";
  const cachedData = assets.has(cache) ? new Uint8Array(getRawAsset(cache)) : undefined;
  const script = new Script(getAsset(filename, "utf8"), { filename, cachedData });
  script.runInThisContext()(load, module, module.exports);
  return module.exports;
}
load("./${entry}");
`;
}
