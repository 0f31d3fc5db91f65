import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type ApplyRequest, applyBundles } from "../../src/apply/index.ts";
import type { Isolated } from "../../src/apply/isolated.ts";
import type { Applied } from "../../src/apply/outcome.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { nodeHostFacts } from "../../src/host/node-host-facts.ts";
import { nodeProcesses } from "../../src/host/node-process.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { nodeStore } from "../../src/host/store/node-store.ts";
import { nodeWork } from "../../src/host/threads/node-work.ts";
import type { HostFacts } from "../../src/ports/host-facts.ts";
import { inlinePool, testFolder } from "./inline-pool.ts";
import { makeBundle, type Wanted, writeTar } from "./make-bundle.ts";
import { silentReporter } from "./silent-reporter.ts";
import { TEST_NOW, testZone } from "./test-keys.ts";

/** Every bundle of a test is signed by the same zone. */
export const hostZone = testZone();
const zone = hostZone;

/** A host with an installation of its own: real disk and children, the system's own places in a folder of the test. */
export interface TestHost extends Isolated {
  readonly reporter: ReturnType<typeof silentReporter>;
  /** What stands for `/` outside of the root. */
  readonly system: string;
  readonly folder: string;
  readonly root: string;
}

/** `facts` replaces single facts of this machine; `parts` single ports. */
export function testHost(facts: Partial<HostFacts> = {}, parts: Partial<Isolated> = {}): TestHost {
  const folder = testFolder();
  chmodSync(folder, 0o755);
  const system = join(folder, "system");
  mkdirSync(system);
  const root = join(folder, "made", "root");
  const pool = inlinePool();
  return {
    clock: { now: () => TEST_NOW },
    facts: { ...nodeHostFacts(system), target: "linux/amd64", variable: () => undefined, ...facts },
    processes: nodeProcesses(["false"]),
    work: nodeWork(pool),
    media: nodeMedia(pool),
    store: nodeStore(root, system),
    trust: nodeTrustStore(join(folder, "config")),
    interrupted: new AbortController().signal,
    ...parts,
    reporter: silentReporter(),
    system,
    folder,
    root,
  };
}

/** Makes a bundle of the test's zone and writes it beside the root; gives its path. */
export function bundleIn(host: TestHost, wanted: Wanted): string {
  const folder = join(host.folder, "media");
  mkdirSync(folder, { recursive: true });
  return writeTar(makeBundle({ zone, ...wanted }), folder);
}

/** A bundle with one small Go. */
export function goBundle(host: TestHost, version: string, sequence: number, more: Wanted = {}): string {
  return bundleIn(host, { name: "app", sequence, toolchains: [{ version }], ...more });
}

/** `gobundle apply PATH` as its entry function. */
export async function applyTo(
  host: TestHost,
  path: string,
  more: Partial<ApplyRequest> = {},
): Promise<Applied> {
  const request: ApplyRequest = {
    media: [path],
    trust: zone.trust,
    identity: undefined,
    mode: "do",
    scripts: true,
    prove: false,
    integrate: false,
    ...more,
  };
  const [applied] = await applyBundles(request, host);
  if (applied === undefined) throw new Error("nothing was applied");
  return applied;
}
