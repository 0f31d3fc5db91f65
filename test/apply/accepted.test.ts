import { existsSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { doctor } from "../../src/apply/doctor/index.ts";
import { decodeLedger, encodeLedger } from "../../src/apply/ledger.ts";
import { prune } from "../../src/apply/prune.ts";
import { recover } from "../../src/apply/recover.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { sha256 } from "../../src/bundle/digest.ts";
import { Fault } from "../../src/fault.ts";
import type { HostStore } from "../../src/ports/store.ts";
import type { Floor, TrustStore } from "../../src/ports/trust-store.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../support/test-host.ts";

const installed = (host: TestHost) => listing(host.root).filter((line) => !line.startsWith("audit.jsonl"));

async function faultIn(promise: Promise<unknown>): Promise<Fault> {
  try {
    await promise;
  } catch (thrown) {
    if (thrown instanceof Fault) return thrown;
    throw thrown;
  }
  throw new Error("it went well");
}

describe("what is decided before the lock is decided again under it", () => {
  test("a floor that another run raised meanwhile", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const before = installed(host);
    const raised: Floor = {
      sequence: 9,
      identity: sha256(Buffer.from("nine")),
      newest: "2026-01-01T00:00:00Z",
    };
    let asked = 0;
    const trust: TrustStore = {
      ...host.trust,
      floor: (root, name) => (asked++ === 0 ? host.trust.floor(root, name) : raised),
    };
    expect(await faultOfAsync(applyTo({ ...host, trust }, goBundle(host, "1.22.12", 2)))).toBe("floor-under");
    expect(installed(host)).toEqual(before);
  });

  test("a policy that forbids meanwhile", async () => {
    const host = testHost();
    let asked = 0;
    const trust: TrustStore = {
      ...host.trust,
      policy: () => ({ proof: asked++ === 0 ? "none" : "namespace" }),
    };
    expect(await faultOfAsync(applyTo({ ...host, trust }, goBundle(host, "1.21.5", 1)))).toBe(
      "policy-refused:proof",
    );
    expect(existsSync(host.root)).toBe(false);
  });
});

describe("after the commit", () => {
  test("a floor that cannot be raised is a failure that says what is live", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const raise = () => {
      throw new Fault("trust-store-unwritable", { path: "/x", reason: "EROFS" });
    };
    const trust: TrustStore = { ...host.trust, raise };
    const fault = await faultIn(applyTo({ ...host, trust }, goBundle(host, "1.22.12", 2)));
    expect([fault.code, fault.state]).toEqual(["trust-store-unwritable", "release-live"]);
    expect(host.store.live()).toEqual({ release: 2 });
    const lines = readFileSync(join(host.root, "audit.jsonl"), "utf8").trimEnd().split("\n");
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      from: 1,
      to: 2,
      result: "trust-store-unwritable",
    });
  });

  test("a journal that cannot be cleared is a failure that says what is live, and the next run goes on", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const clearJournal = () => {
      if (host.store.read("state/live")?.includes("release=2"))
        throw new Fault("host-io", { path: "/x", reason: "EIO" });
      host.store.clearJournal();
    };
    const next = goBundle(host, "1.22.12", 2);
    const fault = await faultIn(applyTo({ ...host, store: { ...host.store, clearJournal } }, next));
    expect([fault.code, fault.state]).toEqual(["host-io", "release-live"]);
    expect(await recover(host)).toMatchObject({ how: "finished" });
    expect(host.store.live()).toEqual({ release: 2 });
  });

  test("trust that cannot be purged leaves the uninstall done", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const purge = () => {
      throw new Fault("trust-store-unwritable", { path: "/x", reason: "EROFS" });
    };
    const trust: TrustStore = { ...host.trust, purge };
    const fault = await faultIn(
      uninstall({ names: [], purge: true, scripts: true, mode: "do" }, { ...host, trust }),
    );
    expect([fault.code, fault.state]).toEqual(["trust-store-unwritable", "partly-done"]);
    expect(host.store.live()).toBe("none");
  });

  const unwritable = (host: TestHost): HostStore => ({
    ...host.store,
    audit: () => {
      throw new Fault("host-io", { path: "/log", reason: "ENOSPC" });
    },
  });

  test("an audit log that cannot be written is a warning", async () => {
    const host = testHost();
    const done = await applyTo({ ...host, store: unwritable(host) }, goBundle(host, "1.21.5", 1));
    expect(done).toMatchObject({ changed: true, release: 1 });
    expect(host.reporter.warnings).toContain("audit-unwritten");
  });

  test("nor does it hide why a change failed", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const scripts = [{ when: "health", name: "1-no.sh", text: "#!/bin/sh\nexit 1\n" }] as const;
    const next = goBundle(host, "1.22.12", 2, { scripts });
    expect(await faultOfAsync(applyTo({ ...host, store: unwritable(host) }, next))).toBe("script-failed");
    expect(host.reporter.warnings).toContain("audit-unwritten");
  });
});

test("applying again repairs a store that lost a tree", async () => {
  const host = testHost();
  const path = goBundle(host, "1.21.5", 1);
  await applyTo(host, path);
  const [tree = ""] = host.store.list("store");
  rmSync(join(host.root, "store", tree), { recursive: true });
  expect(await applyTo(host, path)).toMatchObject({ changed: true, release: 2, previous: 1 });
  expect((await doctor(host)).healthy).toBe(true);
  expect(await applyTo(host, path)).toMatchObject({ changed: false, release: 2 });
});

describe("of several media", () => {
  test("the first stays applied when the second fails, and is named", async () => {
    const host = testHost();
    const good = goBundle(host, "1.21.5", 1);
    const bad = goBundle(host, "1.21.5", 1, {
      name: "other",
      targets: ["linux/arm64"],
      toolchains: [{ version: "1.21.5", target: "linux/arm64" }],
    });
    const fault = await faultIn(applyTo(host, good, { media: [good, bad] }));
    expect([fault.code, fault.state]).toEqual(["host-architecture", "partly-done"]);
    expect(fault.facts["applied"]).toEqual(["app 1"]);
    expect(host.store.live()).toEqual({ release: 1 });
    const again = await faultIn(applyTo(host, good, { media: [good, bad] }));
    expect([again.state, again.facts["applied"]]).toEqual([undefined, undefined]);
  });
});

describe("places outside of the root", () => {
  const profile = (host: TestHost) => join(host.system, "etc/profile.d/gobundle.sh");

  test("our own text of an earlier version gives way to the new one", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1), { integrate: true });
    const text = readFileSync(profile(host), "utf8");
    const old = "# an older text\n";
    writeFileSync(profile(host), old);
    const ledger = host.store.read("state/ledger") ?? "";
    const aged = decodeLedger(ledger).map((entry) =>
      entry.kind === "file" ? { ...entry, text: old } : entry,
    );
    writeFileSync(join(host.root, "state/ledger"), encodeLedger(aged));
    await applyTo(host, goBundle(host, "1.22.12", 2), { integrate: true });
    expect(readFileSync(profile(host), "utf8")).toBe(text);
    expect(host.reporter.warnings).not.toContain("link-in-the-way");
    expect(host.store.read("state/ledger")).toContain("gobundle.sh");
  });

  test("our own text that somebody changed is theirs", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1), { integrate: true });
    writeFileSync(profile(host), "mine\n");
    await applyTo(host, goBundle(host, "1.22.12", 2), { integrate: true });
    expect(readFileSync(profile(host), "utf8")).toBe("mine\n");
  });

  test("a link deleted by hand is made again, once in the ledger", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1), { integrate: true });
    const link = join(host.system, "usr/local/bin/go");
    const before = host.store
      .read("state/ledger")
      ?.split("\n")
      .filter((line) => line.includes("/bin/go ->"));
    unlinkSync(link);
    await applyTo(host, goBundle(host, "1.22.12", 2), { integrate: true });
    expect(listing(join(host.system, "usr/local/bin"))).toContain(`go -> ${host.root}/current/bin/go`);
    const after = host.store
      .read("state/ledger")
      ?.split("\n")
      .filter((line) => line.includes("/bin/go ->"));
    expect(after).toEqual(before);
  });
});

test("prune keeps an old release in which somebody has files, and says so", async () => {
  const host = testHost();
  for (const [at, version] of ["1.21.5", "1.22.12", "1.23.12"].entries()) {
    await applyTo(host, goBundle(host, version, at + 1));
  }
  const notes = join(host.root, "releases/1/notes.txt");
  writeFileSync(notes, "mine\n");
  expect(await prune({ keep: 1, mode: "do" }, host)).toMatchObject({
    releases: [2],
    kept: [{ release: 1, strangers: ["notes.txt"] }],
  });
  expect(readFileSync(notes, "utf8")).toBe("mine\n");
  expect(host.reporter.warnings.filter((code) => code === "release-kept")).toHaveLength(1);
  rmSync(notes);
  expect(await prune({ keep: 1, mode: "do" }, host)).toMatchObject({ releases: [1], kept: [] });
});
