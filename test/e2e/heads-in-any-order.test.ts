import { execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { ModuleVersion } from "../../src/golang/module.ts";
import { parseVerifierKey } from "../../src/golang/note.ts";
import { type CarriedLog, readCarriedLog } from "../../src/payload/carried-log.ts";
import { mergeLogs, servedFiles } from "../../src/payload/served-log.ts";
import { modulePart } from "../support/bundle-parts.ts";
import { TestSumdb } from "../support/test-sumdb.ts";
import { type Ended, ended } from "./support/bare-root.ts";
import { runningGo } from "./support/real-go.ts";

/** The real go command, an account with a state, and a small database that has grown between the bundles that a host gets. */
const folder = mkdtempSync(join(tmpdir(), "gobundle-heads-"));
const db = new TestSumdb().padTo(300);
const BUNDLES = [300, 700, 66_200].map((size, at) => {
  db.padTo(size);
  const module: ModuleVersion = { path: `example.test/m${at}`, version: "v1.0.0" };
  const { files } = modulePart(module, db);
  for (const { path, content } of files) write(join(folder, "modules", path.slice(8)), content);
  return { module, size: db.size };
});
const VERSIONS = ["1.21.5", "1.22.12"] as const;

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** The database of a bundle, linked to the bundles before it or not. */
function carried(at: number, linked = true): CarriedLog {
  const { module, size } = BUNDLES[at] ?? { module: { path: "", version: "" }, size: 0 };
  const earlier = linked ? BUNDLES.slice(0, at).map((one) => one.size) : [];
  return readCarriedLog(parseVerifierKey(db.verifierKey), db.carried([module], earlier, size));
}

/** What the module tree serves from now on. */
function serve(log: CarriedLog): void {
  const tree = join(folder, "modules/sumdb");
  rmSync(tree, { recursive: true, force: true });
  for (const [name, bytes] of servedFiles(log, new Map())) write(join(tree, db.name, name), bytes);
}

/** `go mod download` by an account without network, its module cache empty. */
async function download(version: string, home: string, at: number): Promise<Ended> {
  const module = BUNDLES[at]?.module;
  const env = {
    PATH: `${folder}/go${version}/bin:/usr/bin:/bin`,
    HOME: home,
    GOPROXY: `file://${folder}/modules`,
    GOSUMDB: db.verifierKey,
    GOTOOLCHAIN: "local",
    GOFLAGS: "-modcacherw",
  };
  rmSync(join(home, "go/pkg/mod"), { recursive: true, force: true });
  const command = ["-r", "-n", "go", "mod", "download", `${module?.path}@${module?.version}`];
  return await ended(spawn("unshare", command, { env, cwd: home, stdio: ["ignore", "pipe", "pipe"] }));
}

function account(): string {
  return mkdtempSync(join(folder, "home-"));
}

beforeAll(async () => {
  execFileSync("unshare", ["-r", "-n", "true"]);
  for (const [at, version] of VERSIONS.entries()) {
    for (const [name, bytes] of Object.entries(
      await runningGo(join(inject("made"), `web-${at + 1}.gobundle`), version),
    )) {
      const path = join(folder, `go${version}`, name);
      write(path, bytes);
      if (name.startsWith("bin/")) chmodSync(path, 0o755);
    }
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(VERSIONS)("Go %s follows the bundles in the order in which they come", async (version) => {
  const home = account();
  let held = carried(0);
  for (const at of [0, 1, 2]) {
    held = at === 0 ? held : mergeLogs(held, carried(at));
    serve(held);
    for (const known of BUNDLES.keys()) {
      if (known > at) continue;
      const { status, stderr } = await download(version, home, known);
      expect(status, stderr).toBe(0);
    }
  }
});

test.each(VERSIONS)(
  "Go %s of an account that has seen the first head takes any later union",
  async (version) => {
    for (const bundles of [[2], [2, 0], [1, 2], [2, 1]]) {
      const home = account();
      serve(carried(0));
      expect((await download(version, home, 0)).status).toBe(0);
      serve(bundles.map((at) => carried(at)).reduce(mergeLogs));
      for (const at of bundles) {
        const { status, stderr } = await download(version, home, at);
        expect(status, `${bundles}: ${stderr}`).toBe(0);
      }
    }
  },
);

test.each(VERSIONS)("Go %s of such an account fails where heads are not linked", async (version) => {
  const home = account();
  serve(carried(0));
  expect((await download(version, home, 0)).status).toBe(0);
  serve(carried(2, false));
  const { status, stderr } = await download(version, home, 2);
  expect([status, stderr]).toEqual([1, expect.stringContaining(`checking tree#${BUNDLES[0]?.size}`)]);
});
