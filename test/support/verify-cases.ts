import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { FAULTS, type FaultCode } from "../../src/faults.ts";
import { makeBundle, type TestBundle } from "./make-bundle.ts";
import { operate, sewnFolder, sewnTar } from "./surgery.ts";
import { type TestZone, testZone } from "./test-keys.ts";

export const FORMS = ["tar", "pipe", "folder"] as const;
export type Form = (typeof FORMS)[number];

/** One way in which a bundle can be wrong: a file of `test/cases/verify`, its verdict in its head. */
export interface VerifyCase {
  readonly name: string;
  /** By form; a form that the case does not speak of is left out. */
  readonly verdicts: ReadonlyMap<Form, FaultCode>;
  /** The wrong bundle in a new place below `folder`: a path, for "pipe" that of the file to be piped. */
  make(bundle: TestBundle, form: Form, folder: string): string;
}

/**
 * The sample that every case cuts up: three plain files, one of them without content, and a script.
 * `zone` signs it.
 */
export function sampleBundle(zone: TestZone = testZone()): TestBundle {
  return makeBundle({
    zone,
    name: "sample",
    scripts: [{ when: "post-apply", name: "1-hello.sh", text: "#!/bin/sh\nexit 0\n" }],
    files: { "a.txt": "first\n", "b/empty": "", "c.bin": Buffer.alloc(1500, 7) },
  });
}

/** All cases, in order of their names. */
export function verifyCases(): readonly VerifyCase[] {
  const folder = resolve(import.meta.dirname, "..", "cases", "verify");
  const names = readdirSync(folder).filter((name) => name.endsWith(".case"));
  return names.sort().map((name) => readCase(name, readFileSync(join(folder, name), "utf8")));
}

/**
 * A case is text: comments begin with #; `tar:`, `pipe:`, `folder:` or `all:` lines give the code that must come;
 * every other line is a cut of `surgery.ts`.
 */
function readCase(name: string, text: string): VerifyCase {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const verdicts = new Map<Form, FaultCode>();
  const cuts: string[] = [];
  for (const line of lines) {
    const [, form, code = ""] = /^(all|tar|pipe|folder): (.*)$/.exec(line) ?? [];
    if (form === undefined) cuts.push(line);
    else for (const one of FORMS) if (form === "all" || form === one) verdicts.set(one, codeOf(code));
  }
  return { name, verdicts, make: (bundle, form, folder) => make(bundle, cuts, form, folder) };
}

function make(bundle: TestBundle, cuts: readonly string[], form: Form, folder: string): string {
  const patient = operate(bundle, cuts);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, form === "folder" ? "bundle" : "bundle.gobundle");
  if (form === "folder") sewnFolder(patient, path);
  else writeFileSync(path, sewnTar(patient));
  return path;
}

function codeOf(text: string): FaultCode {
  const known = Object.keys(FAULTS).find((code): code is FaultCode => code === text);
  if (known === undefined) throw new Error(`no such fault: ${text}`);
  return known;
}
