import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Bench, createLine } from "./job.ts";
import { CADDY, copyProgram, GORELEASER, unpackGo } from "./program.ts";

/** What the jobs about modules read. */
export interface ModulePlaces {
  /** The source of the one program, and a GOPROXY tree of what it needs. */
  readonly program: string;
  readonly tree: string;
  readonly goroot: string;
  /** A bundle of what both programs need, and the same opened. */
  readonly bundle: string;
  readonly opened: string;
}

/**
 * Makes both bundles. What is fetched for them, some 800 MB once, stays in the folder `kept`; it is then copied to the cache of the
 * bench, which is forgotten with it.
 */
export function prepareModules(bench: Bench, kept: string): ModulePlaces {
  const { dir, cache } = bench;
  mkdirSync(kept, { recursive: true });
  if (!existsSync(join(kept, "downloads")))
    cpSync(join(cache, "downloads"), join(kept, "downloads"), { recursive: true });
  const zip = join(cache, "downloads", "v0.0.1-go1.21.5.linux-amd64.zip");
  const goroot = unpackGo(zip, join(dir, "unpacked"));
  const program = join(dir, "program");
  copyProgram(CADDY, goroot, join(kept, "programs"), program);
  const one = makeBundle(bench, kept, "one", ["--modules", program]);
  const both = makeBundle(bench, kept, "both", ["--modules", program, "--modules", GORELEASER]);
  for (const part of ["downloads", "findings", "known", "modules", "sumdb"])
    cpSync(join(kept, part), join(cache, part), { recursive: true });
  return {
    program,
    tree: join(open(one, join(dir, "one-opened")), "modules"),
    goroot,
    bundle: both,
    opened: open(both, join(dir, "both-opened")),
  };
}

function makeBundle({ gobundle, dir }: Bench, kept: string, name: string, wanted: readonly string[]): string {
  const bundle = join(dir, `${name}.gobundle`);
  const line = createLine(name, wanted, kept, join(dir, "keys")).filter((word) => word !== "--offline");
  execFileSync(gobundle, [...line, "-o", bundle], { stdio: ["ignore", "ignore", "inherit"] });
  return bundle;
}

function open(bundle: string, into: string): string {
  mkdirSync(into);
  execFileSync("tar", ["-xf", bundle, "-C", into]);
  return into;
}
