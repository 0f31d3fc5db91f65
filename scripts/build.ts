import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Makes the executable of every target whose runtime is installed:
 *
 *     dist/gobundle                     for this machine
 *     dist/gobundle-linux-<arch>.gz     the same file as the installer member of a bundle carries it
 *
 * The same sources, runtime and `strip` give the same bytes: nothing of the clock or of this folder goes in, and
 * V8's code cache, which differs from run to run, stays out.
 */
const TARGETS = [
  { arch: "amd64", cpu: "x64", strip: ["strip", "x86_64-linux-gnu-strip"] },
  { arch: "arm64", cpu: "arm64", strip: ["strip", "aarch64-linux-gnu-strip"] },
] as const;

type Target = (typeof TARGETS)[number];

/** Marks the place in Node's binary that says whether a program was put in. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

const root = resolve(import.meta.dirname, "..");
const out = process.argv[2] === undefined ? join(root, "dist") : resolve(process.argv[2]);
const parts = join(out, "parts");

mkdirSync(parts, { recursive: true });
await bundleSource();
makeProgram();
for (const target of TARGETS) {
  const runtime = join(root, "node_modules", `node-linux-${target.cpu}`, "bin", "node");
  if (existsSync(runtime)) makeExecutable(target, runtime);
}
rmSync(parts, { recursive: true });

/** One CommonJS file an entry: what is imported dynamically is inside too, and evaluated only when it is called for. */
async function bundleSource(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { main: "src/main.ts", worker: "src/host/worker.ts" },
    outdir: parts,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    minify: true,
    keepNames: true,
    legalComments: "eof",
    // V8 reads a regular expression while it reads the source, and some of Unicode's properties take it 30 ms: made
    // by a constructor they cost nothing until they are used.
    supported: { "regexp-set-notation": false, "regexp-unicode-property-escapes": false },
    // `import.meta.url` finds the worker when the sources run as they are; the executable takes the asset.
    logOverride: { "empty-import-meta": "silent" },
    logLevel: "warning",
  });
}

/** What Node starts instead of a script: our source, and the worker's as an asset. NODE_OPTIONS is not heeded. */
function makeProgram(): void {
  const config = {
    main: "main.js",
    output: "program.blob",
    assets: { "worker.js": "worker.js" },
    disableExperimentalSEAWarning: true,
    execArgvExtension: "none",
    useCodeCache: false,
    useSnapshot: false,
  };
  writeFileSync(join(parts, "sea.json"), JSON.stringify(config));
  // Relative names, because the blob holds them.
  execFileSync(process.execPath, ["--experimental-sea-config", "sea.json"], { cwd: parts, stdio: "pipe" });
}

function makeExecutable(target: Target, runtime: string): void {
  const file = join(parts, `gobundle-linux-${target.arch}`);
  copyFileSync(runtime, file);
  chmodSync(file, 0o755);
  const stripped = target.strip.some((strip) => stripSymbols(strip, file));
  const postject = join(root, "node_modules", "postject", "dist", "cli.js");
  const put = [file, "NODE_SEA_BLOB", join(parts, "program.blob"), "--sentinel-fuse", FUSE];
  execFileSync(process.execPath, [postject, ...put], { stdio: "pipe" });
  const bytes = readFileSync(file);
  if (target.cpu === process.arch) place(bytes, "gobundle", 0o755);
  place(gzipSync(bytes, { level: 9 }), `gobundle-linux-${target.arch}.gz`, 0o644);
  if (!stripped)
    console.error(`build: no strip for ${target.arch}: its executable is larger than it has to be`);
}

/** Before the program goes in: afterwards it would take it for something to remove. */
function stripSymbols(strip: string, file: string): boolean {
  try {
    execFileSync(strip, ["--strip-all", file], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

function place(bytes: Buffer, name: string, mode: number): void {
  const file = join(out, name);
  // A running executable cannot be written to; a new file in its place can always be made.
  rmSync(file, { force: true });
  writeFileSync(file, bytes, { mode });
  const megabytes = (bytes.length / 1e6).toFixed(1).padStart(6);
  console.log(`${createHash("sha256").update(bytes).digest("hex")} ${megabytes} MB  ${name}`);
}
