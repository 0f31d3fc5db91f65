import { readFileSync, writeFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { CACHE, JOBS, PROGRAM } from "./loader.ts";

/**
 * `node --predictable scripts/build/compile.ts PARTS CHUNK...`: compiles each chunk and writes beside it what V8 made of
 * it, so that the executable need not compile at each start. Chunks that do nothing but define are run before, as the
 * loader runs them: then the functions that they call are in it too.
 *
 * `--predictable`, because V8 mixes a number of its own into each run, and no two builds would be the same. The executable,
 * which runs without it, takes what was made: a cache is refused for another version or for flags that change code only.
 */
const [parts = "", ...chunks] = process.argv.slice(2);
const builtin = createRequire(import.meta.url);
const scripts = new Map(chunks.map((filename) => [filename, compile(filename)]));
const loaded = new Map<string, { exports: unknown }>();
for (const filename of chunks) if (filename !== PROGRAM && filename !== JOBS) load(filename);
for (const [filename, script] of scripts)
  writeFileSync(join(parts, filename + CACHE), script.createCachedData());

function compile(filename: string): Script {
  return new Script(readFileSync(join(parts, filename), "utf8"), { filename });
}

function load(name: string): unknown {
  if (isBuiltin(name)) return builtin(name);
  const filename = name.replace("./", "");
  const known = loaded.get(filename);
  if (known !== undefined) return known.exports;
  const module = { exports: {} };
  loaded.set(filename, module);
  scripts.get(filename)?.runInThisContext()(load, module, module.exports);
  return module.exports;
}
