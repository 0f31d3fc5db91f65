import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { Proof } from "../../src/bundle/manifest/proof.ts";
import { resultIn } from "../support/result-schema.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, fingerprint, gobundle } from "./support/executable.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-parts-"));
let root: BareRoot;
let inside: Shell;

const preamble = (...lines: readonly string[]) =>
  [...lines.map((line) => `// ${line}`), 'import "C"'].join("\n");
const main = (body: string, ...before: readonly string[]) =>
  ["package main", ...before, `func main() { ${body} }`, ""].join("\n\n");

/**
 * Beside those in `fixtures`: `toolline` has a `tool` line whose program nothing of it imports; `graph` a +incompatible
 * version, a replaced one, and a module of the graph that nothing needs but its go.mod.
 */
const FILES = {
  // Builds with a C compiler alone, and not from vendor/: what it includes lies in a folder without Go files.
  "headers/go.mod":
    "module example.test/headers\n\ngo 1.21\n\nrequire example.test/dep v0.0.0\n\nreplace example.test/dep => ../dep\n",
  "headers/main.go": main("println(p.X())", 'import "example.test/dep/p"'),
  "headers/cmd/plain/main.go": main('println("plain")'),
  "dep/go.mod": "module example.test/dep\n\ngo 1.21\n",
  "dep/p/p.go": `package p\n\n${preamble("#cgo CFLAGS: -I../include", '#include "x.h"')}\n\nfunc X() int { return int(C.x) }\n`,
  "dep/include/x.h": "enum { x = 5 };\n",
  // Wants a library that this machine does not have.
  "library/go.mod": "module example.test/library\n\ngo 1.21\n",
  "library/main.go": main("println(C.x)", preamble("#include <gobundle/no-such-library.h>")),
  "library/cmd/plain/main.go": main('println("plain")'),
  // What is embedded is made by something else, and git ignores it.
  "embeds/go.mod": "module example.test/embeds\n\ngo 1.21\n",
  "embeds/main.go": main("print(page)", 'import _ "embed"', "//go:embed dist/page.html\nvar page string"),
  "embeds/dist/page.html": "made elsewhere\n",
  "embeds/dist/page.map": "not embedded\n",
  "embeds/.gitignore": "dist/\n",
};

/** What `create` said of the bundle, and every line of its warnings. */
let said: { readonly proof: Proof; readonly stderr: string };

beforeAll(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(work, path)), { recursive: true });
    writeFileSync(join(work, path), text);
  }
  cpSync(join(import.meta.dirname, "fixtures"), work, { recursive: true });
  execFileSync("git", ["init", "-q", join(work, "embeds")]);
  const file = join(work, "parts.gobundle");
  const apps = ["headers", "library", "embeds", "toolline", "graph"].flatMap((app) => [
    "--vendor",
    join(work, app),
  ]);
  const signer = ["--key", join(made, "keys/signer.key"), "--cert", join(made, "keys/signer.pem")];
  const fixed = ["--json", "--no-installer", "--name", "parts", "-o", file, ...signer];
  const { status, stdout, stderr } = await gobundle(["create", "--go", "1.25.4", ...fixed, ...apps]);
  expect(status, stderr).toBe(0);
  resultIn(stdout);
  said = { proof: JSON.parse(stdout).proof, stderr };
  root = new BareRoot();
  inside = shellOf(root);
  root.put(EXECUTABLE, "usr/bin/gobundle", 0o755);
  root.put(join(made, "keys/root.pem"), "media/root.pem");
  root.put(file, "media/parts.gobundle");
  const hex = await fingerprint(join(made, "keys/root.pem"));
  await inside(`gobundle trust add /media/root.pem --fingerprint ${hex}`);
});
afterAll(() => {
  root.dispose();
  rmSync(work, { recursive: true, force: true });
});

describe("create says of an app", () => {
  test("that it needs a C compiler, and what vendoring loses", () => {
    const { stderr } = said;
    expect(stderr).toMatch(/GB-0169.*headers.*example\.test\/dep\/p/);
    expect(stderr).toMatch(/GB-0169.*library/);
    expect(stderr).toMatch(/GB-0173.*headers.*example\.test\/dep\/p.*include\/x\.h/);
  });

  test("that what git ignores is carried, as far as it is embedded", () => {
    expect(said.stderr).toMatch(/GB-0161.*dist\/page\.html/);
    expect(said.stderr).not.toContain("page.map");
  });
});

test("both forms hold where there is something to vendor", () => {
  expect(said.proof.holds).toMatchObject({
    ...{ library: ["modules"], embeds: ["modules"] },
    ...{ toolline: ["vendor", "modules"], graph: ["vendor", "modules"] },
  });
});

test("every command of a graph holds offline", () => {
  const { runs } = said.proof;
  const ofGraph = runs.filter(({ app, form }) => app === "graph" && form === "modules");
  expect(ofGraph.length).toBeGreaterThan(10);
  expect(ofGraph.filter(({ result }) => result !== "held")).toEqual([]);
});

describe("inside", () => {
  const run = (folder: string, words: string) =>
    inside(
      `rm -rf /tmp/src && cp -r /opt/gobundle/current/src /tmp/src && cd /tmp/src/${folder} && ${words}`,
    );

  test("apply says which apps need a compiler that the host lacks, and takes them", async () => {
    const { stderr } = await inside("gobundle apply /media/parts.gobundle");
    expect(stderr).toMatch(/GB-0145.*headers/);
    expect(stderr).toMatch(/GB-0145.*library/);
    expect(stderr).not.toMatch(/GB-0145.*embeds/);
  });

  test.each(["headers/headers", "library"])(
    "what needs no compiler of %s builds without one",
    async (folder) => {
      expect((await run(folder, "go run ./cmd/plain")).stderr).toContain("plain\n");
    },
  );

  test("an embedded file that git ignores is built in", async () => {
    expect((await run("embeds", "go run . && ls dist")).stderr).toContain("made elsewhere\n");
  });

  test.each(["vendor", "readonly"])(
    "versions that are +incompatible or replaced build with -mod=%s",
    async (mod) => {
      expect((await run("graph", `GOFLAGS=-mod=${mod} go run .`)).stdout).toContain('"msg":"1.2.3"');
    },
  );

  test.each(["vendor", "readonly"])("the program of a tool line runs with -mod=%s", async (mod) => {
    await run(
      "toolline",
      `export GOFLAGS=-mod=${mod} && go generate && grep -q _Kind_name kind_string.go && go build -o /tmp/x .`,
    );
  });
});
