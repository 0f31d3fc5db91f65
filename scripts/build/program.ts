import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build, transform } from "esbuild";
import { asFunction, CACHE, JOBS, loaderOf, PROGRAM } from "./loader.ts";

const COMMON = {
  bundle: true,
  platform: "node",
  target: "node24",
  // Names stay as they are: a stack in a report is to be read, and keeping them beside short ones costs at every call.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: "eof",
  // V8 reads a regular expression while it reads the source, and some of Unicode's properties take it 30 ms: made by a
  // constructor they cost nothing until they are used.
  supported: { "regexp-set-notation": false, "regexp-unicode-property-escapes": false },
  // `import.meta.url` finds the worker when the sources run as they are; the executable takes the asset.
  logOverride: { "empty-import-meta": "silent" },
  logLevel: "warning",
} as const satisfies BuildOptions;

/** What the executable is made of, as files of a folder. */
interface Program {
  /** What Node starts. */
  readonly main: string;
  /** Read by name when they are called for. */
  readonly chunks: readonly string[];
  /** Read by name too, but of use only on the kind of machine that they were made on. */
  readonly caches: readonly string[];
}

/** Writes what the executable is made of into `parts`. */
export async function writeProgram(root: string, parts: string): Promise<Program> {
  const split = join(parts, "chunks");
  const common = { ...COMMON, absWorkingDir: root };
  await build({ ...common, entryPoints: ["src/main.ts"], outdir: split, format: "esm", splitting: true });
  // One file, so that a thread starts soon.
  const threads = ["src/host/threads/worker.ts"];
  await build({ ...common, entryPoints: threads, outfile: join(split, JOBS), format: "esm" });
  const chunks = readdirSync(split).sort();
  for (const name of chunks)
    writeFileSync(join(parts, name), asFunction(await asCommonJs(readFileSync(join(split, name), "utf8"))));
  compile(join(root, "scripts", "build", "compile.ts"), [parts, ...chunks]);
  writeFileSync(join(parts, "loader.js"), loaderOf(PROGRAM));
  writeFileSync(join(parts, "worker.js"), loaderOf(JOBS));
  return { main: "loader.js", chunks: [...chunks, "worker.js"], caches: chunks.map((name) => name + CACHE) };
}

/** Without an environment: what packages look for there decides which of their functions run. */
function compile(script: string, words: readonly string[]): void {
  execFileSync(process.execPath, ["--predictable", script, ...words], { env: {}, stdio: "pipe" });
}

/** An executable of Node 24 starts CommonJS only, and its dynamic imports have to go through the loader too. */
async function asCommonJs(chunk: string): Promise<string> {
  const { target, minifyWhitespace, minifySyntax, supported, logOverride } = COMMON;
  const minify = { minifyWhitespace, minifySyntax };
  const options = { target, ...minify, logOverride, supported: { ...supported, "dynamic-import": false } };
  return (await transform(chunk, { ...options, format: "cjs", platform: "node" })).code;
}
