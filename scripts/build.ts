import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { writeProgram } from "./build/program.ts";

/**
 * Makes the executable of every target whose runtime is installed:
 *
 *     dist/gobundle                     for this machine
 *     dist/gobundle-linux-<arch>.gz     the same file as the installer member of a bundle carries it
 *
 * The same sources, runtime and `strip` give the same bytes on the same kind of machine: nothing of the clock or of this
 * folder goes in. What V8 made of the sources goes into the executable of the kind of machine that it was made on.
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
const program = await writeProgram(root, parts);
for (const target of TARGETS) {
  const runtime = join(root, "node_modules", `node-linux-${target.cpu}`, "bin", "node");
  if (existsSync(runtime)) makeExecutable(target, runtime);
}
rmSync(parts, { recursive: true });

/**
 * What Node starts instead of a script, with our sources as assets. NODE_OPTIONS is not heeded, and neither OPENSSL_CONF
 * nor the system's openssl.cnf: both can name a library that would run before our first line.
 */
function makeBlob(assets: readonly string[]): string {
  const config = {
    main: program.main,
    assets: Object.fromEntries(assets.map((name) => [name, name])),
    output: "program.blob",
    disableExperimentalSEAWarning: true,
    execArgvExtension: "none",
    execArgv: ["--openssl-config=/dev/null"],
    useCodeCache: false,
    useSnapshot: false,
  };
  writeFileSync(join(parts, "sea.json"), JSON.stringify(config));
  // Relative names, because the blob holds them.
  execFileSync(process.execPath, ["--experimental-sea-config", "sea.json"], { cwd: parts, stdio: "pipe" });
  return join(parts, config.output);
}

function makeExecutable(target: Target, runtime: string): void {
  const file = join(parts, `gobundle-linux-${target.arch}`);
  copyFileSync(runtime, file);
  chmodSync(file, 0o755);
  const stripped = target.strip.some((strip) => stripSymbols(strip, file));
  const postject = join(root, "node_modules", "postject", "dist", "cli.js");
  const native = target.cpu === process.arch;
  const blob = makeBlob(native ? [...program.chunks, ...program.caches] : program.chunks);
  const put = [file, "NODE_SEA_BLOB", blob, "--sentinel-fuse", FUSE];
  execFileSync(process.execPath, [postject, ...put], { stdio: "pipe" });
  const bytes = readFileSync(file);
  if (native) place(bytes, "gobundle", 0o755);
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
  // A running executable cannot be written to, and one that is about to be started should never be half there.
  writeFileSync(`${file}.new`, bytes, { mode });
  renameSync(`${file}.new`, file);
  const megabytes = (bytes.length / 1e6).toFixed(1).padStart(6);
  console.log(`${createHash("sha256").update(bytes).digest("hex")} ${megabytes} MB  ${name}`);
}
