import { execFileSync, spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { DISTRIBUTION_LIMITS } from "../../src/limits.ts";
import { type DistributionFile, distributionDigests } from "../../src/payload/distribution.ts";
import { readGoArchive } from "../../src/payload/go-archive.ts";
import { inflate, openZip } from "../../src/payload/zip.ts";
import { ended } from "./support/bare-root.ts";
import { runningGo } from "./support/real-go.ts";

/** A made bundle whose module tree somebody else serves: its files as stock tar gives them out. */
const bundle = join(inject("made"), "web-2.gobundle");
const folder = mkdtempSync(join(tmpdir(), "gobundle-served-"));
const tree = join(folder, "modules");
const goroot = join(folder, "go1.22.12");
let server: Server;
let url = "";

beforeAll(async () => {
  execFileSync("tar", ["-xf", bundle, "-C", folder, "--wildcards", "modules/*"]);
  for (const [name, bytes] of Object.entries(await runningGo(bundle, "1.22.12"))) {
    write(join(goroot, name), bytes);
    if (name.startsWith("bin/")) chmodSync(join(goroot, name), 0o755);
  }
  cpSync(resolve(import.meta.dirname, "../../bundles/web-service/app"), join(folder, "app"), {
    recursive: true,
  });
  rmSync(join(folder, "app/vendor"), { recursive: true, force: true });
  server = createServer(({ url: path = "/" }, response) => {
    try {
      response.end(readFileSync(join(tree, new URL(path, "http://x").pathname)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no address");
  url = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A line of the real go command by an account of its own that has nothing yet, the checksum database on. */
async function go(goproxy: string, ...words: readonly string[]) {
  const home = mkdtempSync(join(folder, "home-"));
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: home,
    GOPROXY: goproxy,
    GOSUMDB: "sum.golang.org",
    GOTOOLCHAIN: "local",
    GOFLAGS: "-modcacherw -mod=mod",
  };
  const child = spawn(join(goroot, "bin/go"), words, {
    env,
    cwd: join(folder, "app"),
    stdio: ["ignore", "pipe", "pipe"],
  });
  return ended(child);
}

test.each([
  "mod download -json all",
  "mod graph",
  "list -m -versions github.com/google/uuid",
  "list -m -u all",
])("a static web server and a file URL serve the tree alike: go %j", async (words) => {
  const line = words.split(" ");
  const [web, file] = [await go(url, ...line), await go(`file://${tree}`, ...line)];
  const said = (text: string) => text.replace(/\/home-[^/]*\//g, "/home/");
  expect(web.status, web.stderr).toBe(0);
  expect(said(web.stdout)).toBe(said(file.stdout));
  expect(web.stdout).toContain("github.com/google/uuid");
});

test("an archive of the same Go has the h1: that the checksum database records of its module", async () => {
  const id = "go1.22.12.linux-amd64";
  const name = `golang.org/toolchain@v0.0.1-${id}`;
  execFileSync("tar", ["-xf", bundle, "-C", folder, `toolchains/v0.0.1-${id}.zip`]);
  const zip = readFileSync(join(folder, `toolchains/v0.0.1-${id}.zip`));
  const made = join(folder, "archive/go");
  for (const entry of openZip(zip, DISTRIBUTION_LIMITS)) {
    const place = entry.name.slice(name.length + 1).replace(/(^|\/)_go\.mod$/, "$1go.mod");
    write(join(made, place), inflate(zip, entry));
  }
  // The published archive has these besides; the module has not.
  for (const more of ["api/go1.txt", "doc/initial/1.md", "misc/wasm/wasm_exec.js", "test/index.go"])
    write(join(made, more), Buffer.from("more\n"));
  execFileSync("sh", ["-c", "tar --format=ustar -cf - go | gzip -1 > go.tar.gz"], {
    cwd: join(folder, "archive"),
  });
  const files: (DistributionFile & { readonly sha256: string })[] = [];
  const which = { version: "1.22.12", target: "linux/amd64" };
  await readGoArchive(
    readFileSync(join(folder, "archive/go.tar.gz")),
    which,
    ({ content, ...file }) => void files.push({ ...file, sha256: sha256(content) }),
  );
  const lookup = readFileSync(join(tree, "sumdb/sum.golang.org/lookup", name), "utf8");
  expect(lookup).toContain(`golang.org/toolchain v0.0.1-${id} ${distributionDigests(files).goH1}\n`);
});
