import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { doctor } from "../../src/apply/doctor/index.ts";
import { prune } from "../../src/apply/prune.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { status } from "../../src/apply/status.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { sha256 } from "../../src/bundle/digest.ts";
import { nodeStore } from "../../src/host/store/node-store.ts";
import { faultOf, faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import type { Wanted } from "../support/make-bundle.ts";
import { applyTo, bundleIn, goBundle, type TestHost, testHost } from "../support/test-host.ts";

const back = { to: undefined, mode: "do" } as const;
const all = { names: [], purge: false, scripts: true, mode: "do" } as const;

describe("rollback", () => {
  test("goes back, again further back, and then has nowhere to go", async () => {
    const host = testHost();
    expect(await faultOfAsync(rollback(back, host))).toBe("nothing-older");
    for (const [at, version] of ["1.21.5", "1.22.12", "1.23.12"].entries()) {
      await applyTo(host, goBundle(host, version, at + 1));
    }
    expect(await rollback(back, host)).toMatchObject({ changed: true, release: 2, previous: 3 });
    expect(await rollback(back, host)).toMatchObject({ release: 1, previous: 2 });
    expect(await faultOfAsync(rollback(back, host))).toBe("nothing-older");
    expect(await rollback({ to: 3, mode: "do" }, host)).toMatchObject({ release: 3 });
    expect(await rollback({ to: 3, mode: "do" }, host)).toMatchObject({ changed: false });
    expect(await faultOfAsync(rollback({ to: 9, mode: "do" }, host))).toBe("release-unknown");
    expect(readlinkSync(join(host.root, "current/go"))).toBe("toolchains/go1.23.12");
  });

  test("from a bundle that was applied again it goes to what was live before, not to its twin", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const second = goBundle(host, "1.22.12", 2);
    await applyTo(host, second);
    await rollback(back, host);
    expect(await applyTo(host, second)).toMatchObject({ changed: true, release: 3, previous: 1 });
    expect(status(host).rollbackTo).toBe(1);
    expect(await prune({ keep: 2, mode: "do" }, host)).toMatchObject({ releases: [2], trees: 0 });
    expect(await rollback(back, host)).toMatchObject({ release: 1, previous: 3 });
    expect(await faultOfAsync(rollback(back, host))).toBe("nothing-older");
  });

  test("a pre-rollback script that refuses changes nothing", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const scripts = [{ when: "pre-rollback", name: "1-no.sh", text: "#!/bin/sh\nexit 1\n" }] as const;
    await applyTo(host, goBundle(host, "1.22.12", 2, { scripts }));
    expect(await faultOfAsync(rollback(back, host))).toBe("pre-script-failed");
    expect(host.store.live()).toEqual({ release: 2 });
  });
});

describe("status and doctor read the disk", () => {
  test("what is live and what can be gone back to", async () => {
    const host = testHost();
    expect(status(host)).toMatchObject({ current: undefined, releases: [], pending: false, drift: false });
    await applyTo(host, goBundle(host, "1.21.5", 1));
    await applyTo(host, goBundle(host, "1.22.12", 2));
    const found = status(host);
    expect(found.current).toMatchObject({ release: 2, bundles: [{ name: "app", sequence: 2 }] });
    expect(found.current?.bundles[0]?.signers).toHaveLength(1);
    expect(found).toMatchObject({ rollbackTo: 1, drift: false });
  });

  test.each([
    ["to another release", "releases/1"],
    ["to nothing", "releases/7"],
    ["out of the root", "/tmp"],
  ])("a link moved by hand %s is drift", async (_, target) => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    await applyTo(host, goBundle(host, "1.22.12", 2));
    symlinkSync(target, join(host.root, "by-hand"));
    renameSync(join(host.root, "by-hand"), join(host.root, "current"));
    expect(status(host).drift).toBe(true);
    expect((await doctor(host)).healthy).toBe(false);
    expect(host.reporter.warnings).toContain("drift-current");
  });

  test("an untouched installation is healthy; a changed, added or lost file is drift", async () => {
    const host = testHost();
    const wanted = {
      apps: [{ name: "demo", files: { "go.mod": "module example.test/demo\n", "a.go": "package demo\n" } }],
    };
    await applyTo(host, goBundle(host, "1.21.5", 1, wanted));
    expect(await doctor(host)).toMatchObject({ healthy: true, trees: 2, drifted: [] });

    const source = join(host.root, "current/src/demo");
    writeFileSync(join(source, "a.go"), "package other\n");
    expect((await doctor(host)).drifted).toEqual(["demo"]);
    writeFileSync(join(source, "a.go"), "package demo\n");
    expect((await doctor(host)).healthy).toBe(true);

    writeFileSync(join(source, "new.go"), "package demo\n");
    expect((await doctor(host)).drifted).toEqual(["demo"]);
    writeFileSync(join(host.root, "current/go.env"), "GOPROXY=direct\n");
    expect((await doctor(host)).drifted).toEqual(["demo", "go.env"]);
  });

  test.each<[string, (host: TestHost) => string, string]>([
    ["a carried file", ({ root }) => join(root, "current/files/etc/a.conf"), "etc/a.conf"],
    ["a script", ({ root }) => join(root, "current/scripts/app/health/1-ok.sh"), "health/1-ok.sh"],
    [
      "a module",
      ({ root }) => join(root, "current/modules/example.test/x/@v/v1.0.0.mod"),
      "example.test/x@v1.0.0",
    ],
    ["a signature", ({ root }) => join(root, "current/manifests/app.p7s"), "manifests/app.p7s"],
    ["the installer", ({ root }) => join(root, "bin/gobundle"), "bin/gobundle"],
    ["a link in PATH", ({ system }) => join(system, "usr/local/bin/go"), "/usr/local/bin/go"],
    [
      "the profile file",
      ({ system }) => join(system, "etc/profile.d/gobundle.sh"),
      "/etc/profile.d/gobundle.sh",
    ],
  ])("%s that was replaced, or taken away, is drift", async (_, place, name) => {
    const host = testHost();
    const program = Buffer.from("program");
    const wanted: Wanted = {
      files: { "etc/a.conf": "a\n" },
      scripts: [{ when: "health", name: "1-ok.sh", text: "#!/bin/sh\n" }],
      modules: [{ path: "example.test/x", version: "v1.0.0" }],
      installer: { packed: gzipSync(program), size: program.length, sha256: sha256(program) },
    };
    await applyTo(host, goBundle(host, "1.21.5", 1, wanted), { integrate: true });
    expect(await doctor(host)).toMatchObject({ healthy: true, drifted: [] });
    // A new file under the name, as an editor leaves it: the store keeps the old one.
    rmSync(place(host));
    writeFileSync(place(host), "other\n");
    const after = await doctor(host);
    expect(after.healthy).toBe(false);
    expect(after.drifted.map((one) => one.replace(`${host.root}/`, ""))).toEqual([name]);
    rmSync(place(host));
    expect((await doctor(host)).drifted).toHaveLength(1);
  });

  test("an unfinished run is not healthy", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    host.store.appendJournal("begun\n");
    expect(await doctor(host)).toMatchObject({ healthy: false, drifted: [], pending: true });
  });

  test("a manifest that is not the accepted one stops what would trust it", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const manifest = join(host.root, "releases/1/manifests/app.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace("linux/amd64", "linux/arm64"));
    expect(await faultOfAsync(doctor(host))).toBe("state-damaged:digest");
    expect(status(host).current?.release).toBe(1);
  });
});

describe("uninstall", () => {
  test("leaves the host as it was before the first apply", async () => {
    const host = testHost();
    mkdirSync(join(host.system, "usr/local/bin"), { recursive: true });
    writeFileSync(join(host.system, "usr/local/bin/tool"), "mine\n");
    const media = goBundle(host, "1.21.5", 1);
    const other = bundleIn(host, { name: "other", files: { "a.txt": "a\n" } });
    const before = listing(host.folder);
    await applyTo(host, media, { integrate: true });
    await applyTo(host, other, { integrate: true });
    expect(readlinkSync(join(host.system, "usr/local/bin/go"))).toBe(`${host.root}/current/bin/go`);
    expect(existsSync(join(host.system, "etc/profile.d/gobundle.sh"))).toBe(true);

    const done = await uninstall({ ...all, purge: true }, host);
    expect(done).toMatchObject({ changed: true, release: "none", residue: [], kept: [] });
    expect(listing(host.folder).filter((line) => !line.startsWith("config"))).toEqual(before);
    expect(await uninstall(all, host)).toMatchObject({ changed: false });
  });

  test("without --purge the audit log stays, and says what happened", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const done = await uninstall(all, host);
    expect(done).toMatchObject({ residue: [], kept: [join(host.root, "audit.jsonl")] });
    const lines = readFileSync(join(host.root, "audit.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line)).map(({ verb, to, result }) => [verb, to, result])).toEqual([
      ["apply", 1, "done"],
      ["uninstall", "none", "done"],
    ]);
    expect(await applyTo(host, goBundle(host, "1.21.5", 1))).toMatchObject({ changed: true, release: 1 });
  });

  test("foreign files stay where they are and are named", async () => {
    const host = testHost();
    const wanted = { apps: [{ name: "demo", files: { "go.mod": "module example.test/demo\n" } }] };
    await applyTo(host, goBundle(host, "1.21.5", 1, wanted));
    const foreign = ["notes.txt", "store/mine", "releases/1/src/demo/notes.txt"].map((name) =>
      join(host.root, name),
    );
    for (const path of foreign) writeFileSync(path, "mine\n");
    const { residue } = await uninstall({ ...all, purge: true }, host);
    expect([...residue].sort()).toEqual([...foreign].sort());
    for (const path of foreign) expect(readFileSync(path, "utf8")).toBe("mine\n");
    expect(listing(host.root).length).toBe(3 + 5);
  });

  test.each([{ names: [] }, { names: ["app"] }])(
    "a post-uninstall script that fails holds it up, until scripts are left out: %j",
    async ({ names }) => {
      const host = testHost();
      const scripts = [{ when: "post-uninstall", name: "1-no.sh", text: "#!/bin/sh\nexit 1\n" }] as const;
      await applyTo(host, bundleIn(host, { name: "other", files: { "a.txt": "a\n" } }));
      await applyTo(host, goBundle(host, "1.21.5", 1, { scripts }));
      expect(await faultOfAsync(uninstall({ ...all, names }, host))).toBe("script-failed");
      expect(host.store.live()).toEqual({ release: 2 });
      expect((await uninstall({ ...all, names, scripts: false }, host)).changed).toBe(true);
    },
  );

  test("by name makes a release of the rest, which keeps working", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    await applyTo(host, bundleIn(host, { name: "other", files: { "a.txt": "a\n" } }));
    expect(await faultOfAsync(uninstall({ ...all, names: ["nope"] }, host))).toBe("bundle-not-installed");
    expect(await uninstall({ ...all, names: ["app"] }, host)).toMatchObject({ release: 3, residue: [] });
    expect(existsSync(join(host.root, "current/go"))).toBe(false);
    expect(readFileSync(join(host.root, "current/files/a.txt"), "utf8")).toBe("a\n");
    expect(await rollback(back, host)).toMatchObject({ release: 2 });
    expect(await uninstall({ ...all, names: ["app", "other"] }, host)).toMatchObject({ release: "none" });
  });

  test("what somebody put in place of our link stays", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1), { integrate: true });
    const link = join(host.system, "usr/local/bin/go");
    renameSync(link, `${link}.old`);
    writeFileSync(link, "mine\n");
    await uninstall({ ...all, purge: true }, host);
    expect(readFileSync(link, "utf8")).toBe("mine\n");
  });
});

test("prune keeps the live release and one to go back to, and the trees that they use", async () => {
  const host = testHost();
  for (const [at, version] of ["1.21.5", "1.22.12", "1.23.12"].entries()) {
    await applyTo(host, goBundle(host, version, at + 1));
  }
  writeFileSync(join(host.root, "store/mine"), "mine\n");
  expect(await prune({ keep: 2, mode: "plan" }, host)).toMatchObject({ changed: true, releases: [1] });
  expect(await prune({ keep: 2, mode: "do" }, host)).toMatchObject({
    changed: true,
    releases: [1],
    trees: 1,
  });
  expect(host.store.list("releases")).toEqual(["2", "3"]);
  expect(host.store.list("store").length).toBe(3);
  expect(await prune({ keep: 2, mode: "do" }, host)).toMatchObject({ changed: false });
  await rollback(back, host);
  expect(await prune({ keep: 1, mode: "do" }, host)).toMatchObject({ releases: [3] });
  expect((await doctor(host)).healthy).toBe(true);
});

test("two runs at once: the second is told of the first", async () => {
  const host = testHost();
  await applyTo(host, goBundle(host, "1.21.5", 1));
  const lock = nodeStore(host.root, host.system).lock();
  expect(await faultOfAsync(applyTo(host, goBundle(host, "1.22.12", 2)))).toBe("lock-held");
  lock.release();
  expect((await applyTo(host, goBundle(host, "1.22.12", 2))).release).toBe(2);
});

test("the lock of a process that is gone is stepped over", () => {
  const host = testHost();
  host.store.prepare();
  writeFileSync(join(host.root, "lock"), "1 2 3\n");
  const lock = host.store.lock();
  expect(faultOf(() => host.store.lock())).toBe("lock-held");
  lock.release();
  expect(existsSync(join(host.root, "lock"))).toBe(false);
});
