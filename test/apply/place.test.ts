import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { prune } from "../../src/apply/prune.ts";
import { recover } from "../../src/apply/recover.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { sha256 } from "../../src/bundle/digest.ts";
import { nodeStore } from "../../src/host/store/node-store.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../support/test-host.ts";

const all = { names: [], purge: false, scripts: true, mode: "do" } as const;

function fill(root: string, names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), "mine\n");
  }
}

describe("a folder of somebody else", () => {
  const THEIRS = ["staging/a", "journal/b", "state/c", "check-list/d", "releases/1/e", "lock.d/f"];

  test.each([
    ["with names like ours", THEIRS],
    ["with our folders only", ["staging/a", "state/live"]],
    ["with a file named like our marker", ["state/made"]],
  ])("%s is left alone by every verb", async (_, names) => {
    const host = testHost();
    fill(host.root, names);
    const path = goBundle(host, "1.21.5", 1);
    const before = listing(host.root);
    expect(await recover(host)).toBeUndefined();
    expect(await uninstall(all, host)).toMatchObject({ changed: false, residue: [] });
    expect(await faultOfAsync(applyTo(host, path))).toMatch(/^(foreign-in-the-way|host-not-ready)$/);
    expect(listing(host.root)).toEqual(before);
  });

  test("with a log of another program under our log's name keeps it", async () => {
    const host = testHost();
    fill(host.root, ["audit.jsonl"]);
    const before = listing(host.root);
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1)))).toBe("foreign-in-the-way");
    await uninstall({ ...all, purge: true }, host);
    expect(listing(host.root)).toEqual(before);
  });

  test("that is empty is taken, and given back empty", async () => {
    const host = testHost();
    mkdirSync(host.root, { recursive: true });
    await applyTo(host, goBundle(host, "1.21.5", 1));
    expect(host.store.prepared()).toBe(true);
    await uninstall(all, host);
    expect(host.store.list("")).toEqual(["audit.jsonl"]);
  });

  test("in which a first run was cut off before its marker was whole is taken", async () => {
    const host = testHost();
    fill(host.root, ["state/made.new", "lock.1"]);
    expect((await applyTo(host, goBundle(host, "1.21.5", 1))).release).toBe(1);
  });
});

describe("inside an installation", () => {
  test("files of others stay, are named once, and are then nobody's business", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const names = ["state/notes/a.txt", "state/live.bak", "journal/old", "check-list/a"];
    fill(host.root, names);
    const done = await uninstall({ ...all, purge: true }, host);
    expect([...done.residue].sort()).toEqual(names.map((name) => join(host.root, name)).sort());
    for (const name of names) expect(readFileSync(join(host.root, name), "utf8")).toBe("mine\n");
    expect(await uninstall(all, host)).toMatchObject({ changed: false });
    host.trust.purge();
    expect(await uninstall({ ...all, purge: true }, host)).toMatchObject({ changed: false });
  });

  test("what a kill left goes with the next run", async () => {
    const host = testHost();
    const before = listing(host.folder).length;
    const path = goBundle(host, "1.21.5", 1);
    await applyTo(host, path, { integrate: true });
    const gone = 2 ** 22 + 1;
    fill(host.root, [
      `lock.${gone}`,
      `lock.${gone}.stale`,
      "current.new",
      "state/live.new",
      "state/ledger.new",
    ]);
    expect(await recover(host)).toBeUndefined();
    expect(host.store.list("").filter((name) => name.startsWith("lock"))).toEqual([]);
    await uninstall({ ...all, purge: true }, host);
    expect(existsSync(dirname(host.root))).toBe(false);
    expect(listing(host.folder).length).toBeGreaterThan(before);
  });

  test("a text that was cut off beside its place is taken back with it", () => {
    const host = testHost();
    host.store.prepare();
    fill(host.system, ["etc/profile.d/gobundle.sh.gobundle-new"]);
    host.store.eraseFile("/etc/profile.d/gobundle.sh", "text\n");
    expect(listing(host.system).filter((line) => line.includes("gobundle"))).toEqual([]);
  });

  test("a lock that another run holds is not released", () => {
    const host = testHost();
    host.store.prepare();
    const lock = host.store.lock();
    writeFileSync(join(host.root, "lock"), "1 2 3\n");
    lock.release();
    expect(existsSync(join(host.root, "lock"))).toBe(true);
  });

  test("the audit log is for its group to read, whatever the umask", async () => {
    const host = testHost();
    const old = process.umask(0o077);
    try {
      await applyTo(host, goBundle(host, "1.21.5", 1));
    } finally {
      process.umask(old);
    }
    expect(listing(host.root).find((line) => line.startsWith("audit.jsonl"))).toMatch(/^audit\.jsonl 640 /);
  });
});

describe("a link above the root", () => {
  /** `made` is a link to `data/made`, and the root below it. */
  const linked = (mode: number): TestHost => {
    const host = testHost();
    mkdirSync(join(host.folder, "data/made"), { recursive: true });
    chmodSync(join(host.folder, "data"), mode);
    symlinkSync("data/made", join(host.folder, "made"));
    return host;
  };

  test.each([
    ["right above it", "root"],
    ["further up", "a/b/root"],
  ])("%s works, and goes on working", async (_, below) => {
    const host = linked(0o755);
    const root = join(host.folder, "made", below);
    const own = { ...host, store: nodeStore(root, host.system) };
    expect((await applyTo(own, goBundle(host, "1.21.5", 1))).release).toBe(1);
    expect((await applyTo(own, goBundle(host, "1.22.12", 2))).release).toBe(2);
    await uninstall({ ...all, purge: true }, own);
    expect(listing(join(host.folder, "data"))).toHaveLength(1);
  });

  test("that leads below a folder others can write to is unsafe", async () => {
    const host = linked(0o777);
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1)))).toBe("parent-unsafe");
    expect(listing(join(host.folder, "data/made"))).toEqual([]);
  });

  test("that leads through another link, in a folder others can write to, is unsafe", async () => {
    const host = linked(0o755);
    mkdirSync(join(host.folder, "open"));
    chmodSync(join(host.folder, "open"), 0o777);
    symlinkSync("../data/made", join(host.folder, "open/on"));
    renameSync(join(host.folder, "made"), join(host.folder, "old"));
    symlinkSync("open/on", join(host.folder, "made"));
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1)))).toBe("parent-unsafe");
  });

  test("places outside of the root may be links as well", async () => {
    const host = testHost();
    mkdirSync(join(host.system, "srv/bin"), { recursive: true });
    mkdirSync(join(host.system, "usr/local"), { recursive: true });
    symlinkSync("../../srv/bin", join(host.system, "usr/local/bin"));
    await applyTo(host, goBundle(host, "1.21.5", 1), { integrate: true });
    expect(listing(join(host.system, "srv/bin"))).toContain(`go -> ${host.root}/current/bin/go`);
  });
});

describe("a root that cannot be written", () => {
  test.each([
    ["rollback", (host: TestHost) => rollback({ to: undefined, mode: "do" }, host)],
    ["uninstall", (host: TestHost) => uninstall(all, host)],
    ["prune", (host: TestHost) => prune({ keep: 1, mode: "do" }, host)],
    ["recover", recover],
  ] as const)("stops %s before it begins", async (_, verb) => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    await applyTo(host, goBundle(host, "1.22.12", 2));
    const before = listing(host.root);
    const facts = { ...host.facts, writable: () => false };
    expect(await faultOfAsync(verb({ ...host, facts }))).toBe("not-writable");
    expect(listing(host.root)).toEqual(before);
  });
});

test("--purge is refused while another bundle stays", async () => {
  const host = testHost();
  await applyTo(host, goBundle(host, "1.21.5", 1));
  await applyTo(host, goBundle(host, "1.21.5", 1, { name: "other" }));
  const before = listing(host.folder);
  expect(
    await faultOfAsync(uninstall({ names: ["app"], purge: true, scripts: true, mode: "do" }, host)),
  ).toBe("purge-with-others");
  expect(listing(host.folder)).toEqual(before);
  expect(
    await uninstall({ names: ["app", "other"], purge: true, scripts: true, mode: "do" }, host),
  ).toMatchObject({
    release: "none",
  });
});

test("the room for the installer is asked for, packed and unpacked", async () => {
  const packed = gzipSync(Buffer.from("program"));
  const installer = { packed, size: 5e9, sha256: sha256(Buffer.from("program")) };
  const bytes = 5e9 + packed.length;
  const host = testHost({ filesystem: () => ({ bytes, inodes: 1e9, readOnly: false, noexec: false }) });
  expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1, { installer })))).toBe("no-room");
  expect(existsSync(dirname(host.root))).toBe(false);
});
