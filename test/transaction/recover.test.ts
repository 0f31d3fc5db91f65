import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recover } from "../../src/apply/recover.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import type { HostStore } from "../../src/ports/store.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../support/test-host.ts";

/** Stands for a kill: nothing that comes after it is done. */
class Killed extends Error {}

const CHANGES = [
  "prepare",
  "stage",
  "bindGoEnv",
  "syncStaging",
  "buildRelease",
  "move",
  "switchCurrent",
  "record",
  "settle",
  "appendJournal",
  "clearJournal",
  "discard",
  "dismantle",
  "checkFolder",
  "link",
  "unlink",
  "makeFolder",
  "writeFile",
] as const;

/** A store that dies before its nth change, and stays dead: the lock of a dead process is released by the kernel's word. */
function dying(store: HostStore, n: number): HostStore {
  let left = n;
  const die = () => {
    if (left-- <= 0) throw new Killed();
  };
  const changes = CHANGES.map((name) => {
    const act: unknown = store[name];
    if (!(act instanceof Function)) throw new Error(name);
    const dying = (...given: unknown[]) => {
      die();
      return Reflect.apply(act, store, given);
    };
    return [name, dying] as const;
  });
  return { ...store, ...Object.fromEntries(changes) };
}

const stable = (host: TestHost) =>
  listing(host.root).filter((line) => !/^(audit\.jsonl|state 755|staging 700|journal 700)/.test(line));

async function killEverywhere(
  host: TestHost,
  change: (host: TestHost) => Promise<unknown>,
  allowed: (host: TestHost) => void,
): Promise<number> {
  for (let n = 0; n < 500; n++) {
    const killed = await faultOfKill(change({ ...host, store: dying(host.store, n) }));
    if (!killed) return n;
    await recover(host);
    allowed(host);
  }
  throw new Error("it never came to an end");
}

async function faultOfKill(promise: Promise<unknown>): Promise<boolean> {
  try {
    await promise;
    return false;
  } catch (thrown) {
    for (let cause: unknown = thrown; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof Killed) return true;
    }
    throw thrown;
  }
}

describe("a kill before any change of", () => {
  test("an upgrade leaves the old release or the new one, whole", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const old = stable(host);
    const next = goBundle(host, "1.22.12", 2);
    const points = await killEverywhere(
      host,
      (dead) => applyTo(dead, next),
      () => {
        // A kill after the commit: the new release is there to stay, and applying again changes nothing.
        if (stable(host).includes("current -> releases/2"))
          expect(host.store.read("state/live")).toContain("release=2\n");
        else expect(stable(host)).toEqual(old);
      },
    );
    expect(points).toBeGreaterThan(15);
    expect(host.store.live()).toEqual({ release: 2 });
    await rollback({ to: undefined, mode: "do" }, host);
    expect(stable(host)).toEqual(
      expect.arrayContaining(old.filter((line) => /^(releases\/1|store)\//.test(line))),
    );
  });

  test("a first apply leaves nothing or the release", async () => {
    const host = testHost();
    const path = goBundle(host, "1.21.5", 1);
    await killEverywhere(
      host,
      (dead) => applyTo(dead, path),
      () => expect(existsSync(host.root)).toBe(host.store.live() !== "none"),
    );
    expect(host.store.live()).toEqual({ release: 1 });
  });

  test("an uninstall leaves the release, or nothing", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const whole = stable(host);
    await killEverywhere(
      host,
      (dead) => uninstall({ names: [], purge: false, scripts: true, mode: "do" }, dead),
      () => {
        if (host.store.live() === "none")
          expect(listing(host.root).map((line) => line.split(" ")[0])).toEqual(["audit.jsonl"]);
        else expect(stable(host)).toEqual(whole);
      },
    );
    expect(listing(host.root).map((line) => line.split(" ")[0])).toEqual(["audit.jsonl"]);
  });
});

describe("recover", () => {
  test("with nothing to recover changes nothing", async () => {
    const host = testHost();
    expect(await recover(host)).toBeUndefined();
    expect(existsSync(host.root)).toBe(false);
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const before = listing(host.root);
    expect(await recover(host)).toBeUndefined();
    expect(listing(host.root)).toEqual(before);
  });

  test("a journal that cannot be relied on stops every change and stays as it is", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    host.store.appendJournal("not a journal\nat all\n");
    const { encodeRecord } = await import("../../src/transaction/record.ts");
    host.store.appendJournal(encodeRecord(["ready"]));
    const text = readFileSync(join(host.root, "journal/journal"), "utf8");
    expect(await faultOfAsync(recover(host))).toMatch(/^journal-damaged/);
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.22.12", 2)))).toMatch(/^journal-damaged/);
    expect(readFileSync(join(host.root, "journal/journal"), "utf8")).toBe(text);
    expect(host.store.live()).toEqual({ release: 1 });
  });
});
