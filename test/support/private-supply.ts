import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Order } from "../../src/create/order.ts";
import type { Tools } from "../../src/create/tools.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { nodeNetwork } from "../../src/host/node-network.ts";
import { nodeProcesses } from "../../src/host/node-process.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { nodeWork } from "../../src/host/threads/node-work.ts";
import { modulePart, type PartFile, toolchainPart } from "./bundle-parts.ts";
import { FAKE_GO } from "./fake-go.ts";
import { inlinePool } from "./inline-pool.ts";
import { silentReporter } from "./silent-reporter.ts";
import { TEST_NOW, testZone } from "./test-keys.ts";
import { TestSumdb } from "./test-sumdb.ts";

/** This program, for tests of the assertion that there is no network. */
export const SELF = [process.execPath, resolve(import.meta.dirname, "..", "..", "src", "main.ts")] as const;
/** The same without the assertion, which takes a second for each command when run from the sources. */
const UNASSERTED = ["/bin/sh", "-c", 'shift 2; exec "$@"', "sh"] as const;
const zone = testZone();

/** A module proxy and a checksum database of our own in a folder, with Go distributions that run a script. */
export class PrivateSupply {
  readonly sumdb = new TestSumdb();
  readonly folder: string;
  /** Lines of go.sum for the modules that were added. */
  readonly goSum: string[] = [];

  constructor(folder: string) {
    this.folder = folder;
    for (const name of ["out", "proxy"]) mkdirSync(join(folder, name), { recursive: true });
  }

  get proxy(): string {
    return join(this.folder, "proxy");
  }

  addGo(version: string, files: Readonly<Record<string, string>> = {}, target = "linux/amd64"): this {
    const part = toolchainPart({ version, target, files: { "bin/go": FAKE_GO, ...files } }, this.sumdb);
    const name = `v0.0.1-go${version}.${target.replace("/", "-")}`;
    for (const { content } of part.files) this.#put(`golang.org/toolchain/@v/${name}.zip`, content);
    return this;
  }

  addModule(path: string, version: string, content: Readonly<Record<string, string>> = {}): this {
    const { files, component } = modulePart({ path, version, files: content }, this.sumdb);
    for (const { path: place, content } of files) this.#put(place.slice("modules/".length), content);
    if (component.kind === "modules") {
      this.goSum.push(
        `${path} ${version} ${component.goH1}`,
        `${path} ${version}/go.mod ${component.goModH1}`,
      );
    }
    return this;
  }

  /** Puts the database, as it is now, behind the proxy. */
  publish(): this {
    rmSync(join(this.proxy, "sumdb"), { recursive: true, force: true });
    for (const [name, bytes] of this.sumdb.files()) this.#put(`sumdb/${this.sumdb.name}/${name}`, bytes);
    return this;
  }

  /** An app that requires all modules added so far, with these files besides. */
  app(name: string, files: Readonly<Record<string, string>> = {}): string {
    const dir = join(this.folder, name);
    const modules = this.goSum
      .filter((line) => !line.includes("/go.mod "))
      .map((line) => line.split(" ", 2).join(" "));
    const all = {
      "go.mod": [
        "module example.test/app",
        "go 1.21",
        ...modules.map((module) => `require ${module}`),
        "",
      ].join("\n"),
      "go.sum": [...this.goSum, ""].join("\n"),
      "main.go": "package main\n\nfunc main() {}\n",
      ...files,
    };
    for (const [file, content] of Object.entries(all)) writeInto(join(dir, file), content);
    return dir;
  }

  order(more: Partial<Order> = {}): Order {
    return {
      go: ["1.21.5"],
      vendor: [],
      modules: [],
      packages: ["./..."],
      workspaces: true,
      tags: [],
      include: [],
      exclude: [],
      tools: [],
      scripts: [],
      files: [],
      heads: [],
      targets: ["linux/amd64"],
      output: `${join(this.folder, "out")}/`,
      format: "file",
      proof: { run: false, allowWeak: false, tests: false },
      source: "proxy",
      mirrors: [],
      jobs: 4,
      cache: join(this.folder, "cache"),
      offline: false,
      epoch: TEST_NOW.getTime() / 1000,
      memory: join(this.folder, "memory"),
      version: "0.1.0",
      machine: "linux/amd64",
      ...more,
    };
  }

  tools(more: Partial<Tools> = {}): Tools & { readonly warnings: string[] } {
    const reporter = silentReporter();
    const pool = inlinePool();
    const real = nodeProcesses(UNASSERTED);
    const environment = {
      PATH: process.env["PATH"],
      HOME: this.folder,
      GOPROXY: `file://${this.proxy}`,
      GOSUMDB: this.sumdb.verifierKey,
    };
    return {
      clock: { now: () => TEST_NOW },
      processes: { ...real, environment, find: (name) => (name === "go" ? undefined : real.find(name)) },
      network: nodeNetwork(),
      work: nodeWork(pool),
      media: nodeMedia(pool),
      scratch: nodeScratch(),
      reporter,
      signer: async () => zone.signer,
      revocations: () => undefined,
      interrupted: new AbortController().signal,
      warnings: reporter.warnings,
      ...more,
    };
  }

  #put(name: string, content: PartFile["content"]): void {
    writeInto(join(this.proxy, name), content);
  }
}

/** Writes a file and the folders above it. */
export function writeInto(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
