import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import type { Manifest } from "../../src/bundle/manifest/manifest.ts";
import { Fault } from "../../src/fault.ts";
import { FAULTS } from "../../src/faults.ts";
import type { HostStore } from "../../src/ports/store.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import type { Wanted } from "../support/make-bundle.ts";
import { applyTo, bundleIn, goBundle, type TestHost, testHost } from "../support/test-host.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const full = () => {
  throw new Fault("host-io", { path: "/x", reason: "ENOSPC: no space left on device" });
};

/** What is installed, without the log of attempts. */
const installed = (host: TestHost) => listing(host.root).filter((line) => !line.startsWith("audit.jsonl"));

async function faultIn(host: TestHost, path: string): Promise<Fault> {
  try {
    await applyTo(host, path);
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  throw new Error("it went well");
}

describe("a disk that fails", () => {
  test.each(["move", "switchCurrent", "record"] as const)(
    "in %s: the old release is live, whole",
    async (verb) => {
      const host = testHost();
      await applyTo(host, goBundle(host, "1.21.5", 1));
      const before = installed(host);
      let left = 1;
      const store: HostStore = {
        ...host.store,
        [verb]: (...given: never[]) =>
          left-- > 0 ? full() : Reflect.apply(host.store[verb], host.store, given),
      };
      const fault = await faultIn({ ...host, store }, goBundle(host, "1.22.12", 2));
      expect([fault.code, fault.state]).toEqual(["change-undone", "old-release-live"]);
      expect(fault.parts.map(({ code }) => code)).toEqual(["host-io"]);
      expect(installed(host)).toEqual(before);
    },
  );

  test.each(["buildRelease", "syncStaging", "bindGoEnv"] as const)(
    "in %s, before anything changed",
    async (verb) => {
      const host = testHost();
      await applyTo(host, goBundle(host, "1.21.5", 1));
      const before = installed(host);
      const store: HostStore = { ...host.store, [verb]: full };
      expect((await faultIn({ ...host, store }, goBundle(host, "1.22.12", 2))).code).toBe("host-io");
      await applyTo(host, goBundle(host, "1.21.5", 1));
      host.store.discard();
      expect(installed(host)).toEqual(before);
    },
  );

  test("so that even the undo fails: a person is needed, and recover finishes when the disk is well", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const before = installed(host);
    const store: HostStore = {
      ...host.store,
      switchCurrent: (from, to) => (from === 2 ? full() : host.store.switchCurrent(from, to)),
      checkFolder: full,
    };
    const fault = await faultIn({ ...host, store }, goBundle(host, "1.22.12", 2));
    expect([fault.code, FAULTS[fault.code].exit]).toEqual(["undo-failed", 6]);
    expect(fault.parts.map(({ code }) => code)).toEqual(["host-io", "host-io"]);
    expect(host.store.pending()).toBe(true);
    const { recover, unfinished } = await import("../../src/apply/recover.ts");
    expect(unfinished(host)).toBe(true);
    expect(await recover(host)).toMatchObject({ verb: "apply", how: "undone" });
    expect(unfinished(host)).toBe(false);
    expect(installed(host)).toEqual(before);
  });
});

test("a disk that takes no more records, and children that still write: an undo is an undo", async () => {
  const host = testHost();
  await applyTo(host, goBundle(host, "1.21.5", 1));
  const before = installed(host);
  let switched = false;
  const store: HostStore = {
    ...host.store,
    checkFolder: () => {
      switched = true;
      return full();
    },
    appendJournal: (text, lazy) => (switched ? full() : host.store.appendJournal(text, lazy)),
    discard: () => (switched ? full() : host.store.discard()),
  };
  const fault = await faultIn({ ...host, store }, goBundle(host, "1.22.12", 2));
  expect([fault.code, fault.state]).toEqual(["change-undone", "old-release-live"]);
  expect(host.store.pending()).toBe(false);
  host.store.discard();
  expect(installed(host)).toEqual(before);
});

test("an interruption before the commit undoes everything", async () => {
  const host = testHost();
  await applyTo(host, goBundle(host, "1.21.5", 1));
  const before = installed(host);
  const stop = new AbortController();
  const store: HostStore = {
    ...host.store,
    switchCurrent: (from, to) => {
      host.store.switchCurrent(from, to);
      stop.abort("SIGTERM");
    },
  };
  const interrupted = stop.signal;
  expect((await faultIn({ ...host, store, interrupted }, goBundle(host, "1.22.12", 2))).code).toBe(
    "terminated",
  );
  expect(installed(host)).toEqual(before);
});

describe("a signed bundle that lies", () => {
  const restated = (change: (component: Manifest["components"][number]) => object): Wanted => ({
    restate: (manifest) => ({
      ...manifest,
      components: manifest.components.map((one) => ({ ...one, ...change(one) }) as typeof one),
    }),
  });
  const other = `h1:${"A".repeat(43)}=`;

  test.each([
    ["of what Go's record says", "go-h1-mismatch", { goH1: other }],
    ["of the tree", "tree-mismatch", { treeH1: other }],
  ])("%s is refused and leaves no trace", async (_, code, says) => {
    const host = testHost();
    const wanted = restated((one) => (one.kind === "toolchain" ? says : {}));
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1, wanted)))).toBe(code);
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });

  test("of a record that its database does not have is refused", async () => {
    const host = testHost();
    const wanted = {
      sumdb: new TestSumdb(),
      ...restated((one) => (one.kind === "toolchain" ? { goH1: other } : {})),
    };
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1, wanted)))).toMatch(/^(log-|go-h1)/);
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });

  test("of a module's tree is refused", async () => {
    const host = testHost();
    const modules = [{ path: "example.test/x", version: "v1.0.0" }];
    const wanted = { modules, ...restated((one) => (one.kind === "modules" ? { treeH1: other } : {})) };
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1, wanted)))).toMatch(
      /^(tree-mismatch|manifest-)/,
    );
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });
});

test("trees of two bundles that the store has lost: each brings its own, the last one repairs", async () => {
  const host = testHost();
  const other = bundleIn(host, { name: "other", files: { "a.txt": "a\n" } });
  const go = goBundle(host, "1.21.5", 1);
  await applyTo(host, other);
  await applyTo(host, go);
  for (const tree of host.store.list("store")) rmSync(join(host.root, "store", tree), { recursive: true });
  const thrown: unknown = await applyTo(host, go).catch((error: unknown) => error);
  expect(thrown).toMatchObject({ code: "trees-lost", facts: { bundles: ["other"], what: ["a.txt"] } });
  expect(host.store.live()).toEqual({ release: 2 });
  expect(await applyTo(host, other)).toMatchObject({ changed: true, release: 3 });
  const { doctor } = await import("../../src/apply/doctor/index.ts");
  expect(await doctor(host)).toMatchObject({ healthy: true, drifted: [] });
});

describe("the carried installer", () => {
  const program = (text: string, version: string): Wanted => {
    const bytes = Buffer.from(text);
    const installer = { packed: gzipSync(bytes), size: bytes.length, sha256: sha256(bytes) };
    return {
      installer,
      restate: (manifest) => ({
        ...manifest,
        components: manifest.components.map((one) => (one.kind === "installer" ? { ...one, version } : one)),
      }),
    };
  };
  const inBin = (host: TestHost) => readFileSync(join(host.root, "bin/gobundle"), "utf8");

  test("is put into bin, replaced by a newer one only, and never rolled back", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1, program("one", "0.9.0")));
    expect(inBin(host)).toBe("one");
    expect(statSync(join(host.root, "bin/gobundle")).mode & 0o777).toBe(0o755);
    await applyTo(host, goBundle(host, "1.21.5", 2, program("two", "0.10.0")));
    expect(inBin(host)).toBe("two");
    await applyTo(host, goBundle(host, "1.21.5", 3, program("old", "0.9.9")));
    expect(inBin(host)).toBe("two");
    const { rollback } = await import("../../src/apply/rollback.ts");
    await rollback({ to: 1, mode: "do" }, host);
    expect(inBin(host)).toBe("two");
  });

  test("goes back to the old one when the apply fails", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1, program("one", "0.9.0")));
    const before = installed(host);
    const scripts = [{ when: "health", name: "1-no.sh", text: "#!/bin/sh\nexit 1\n" }] as const;
    const next = goBundle(host, "1.21.5", 2, { ...program("two", "0.10.0"), scripts });
    expect(await faultOfAsync(applyTo(host, next))).toBe("script-failed");
    expect(installed(host)).toEqual(before);
  });

  test.each([
    ["larger", (bytes: Buffer) => Buffer.concat([bytes, bytes])],
    ["another", (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 1))],
    ["no gzip", undefined],
  ])("that unpacks to something %s is refused", async (_, change) => {
    const host = testHost();
    const bytes = Buffer.from("program");
    const packed = change === undefined ? bytes : gzipSync(change(bytes));
    const installer = { packed, size: bytes.length, sha256: sha256(bytes) };
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1, { installer })))).toBe(
      "installer-mismatch",
    );
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });
});

test("a Go before 1.21 gets its settings from a wrapper", async () => {
  const host = testHost();
  const go = '#!/bin/sh\nif [ "$1" = env ]; then echo "$GOPROXY"; fi\n';
  const files = { "bin/go": go };
  await applyTo(host, goBundle(host, "1.20.14", 1, { toolchains: [{ version: "1.20.14", files }] }));
  const { spawnSync } = await import("node:child_process");
  for (const name of ["go", "go1.20.14"]) {
    const run = (env: Record<string, string>) =>
      spawnSync(join(host.root, "current/bin", name), ["env"], { encoding: "utf8", env }).stdout;
    expect(run({})).toBe(`file://${host.root}/current/modules\n`);
    expect(run({ GOPROXY: "off" })).toBe("off\n");
  }
});
