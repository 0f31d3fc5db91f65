import {
  chmodSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { recover } from "../../src/apply/recover.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { nodeHostFacts } from "../../src/host/node-host-facts.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { nodeStore } from "../../src/host/store/node-store.ts";
import type { Folder } from "../../src/ports/host-facts.ts";
import { faultOf, faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../support/test-host.ts";
import { testAnchor, testCertificate } from "../support/test-keys.ts";

const LAYOUT = ["state", "bin", "store", "releases", "journal", "staging"] as const;
const all = { names: [], purge: false, scripts: true, mode: "do" } as const;

/** A host with one release live, and a folder of somebody else that nothing may be written to. */
async function livingHost(): Promise<TestHost & { victim: string }> {
  const host = testHost();
  await applyTo(host, goBundle(host, "1.21.5", 1));
  const victim = join(host.folder, "victim");
  mkdirSync(victim);
  return { ...host, victim };
}

/** Facts that see `path` as another user's. */
function belongingToOthers(path: () => string) {
  const real = nodeHostFacts();
  const change = (folder: Folder) => (folder.path === path() ? { ...folder, exchangeable: true } : folder);
  return { wayTo: (way: string) => real.wayTo(way).map(change) };
}

describe("a folder inside of the root", () => {
  test.each(LAYOUT)("%s that is a link is not entered by any verb", async (name) => {
    const host = await livingHost();
    const inside = join(host.root, name);
    const kept = join(host.folder, "kept");
    mkdirSync(kept);
    // What it held stands behind the link: to whoever follows it, all is well.
    for (const entry of readdirSync(inside)) symlinkSync(join(kept, entry), join(host.victim, entry));
    rmSync(inside, { recursive: true });
    symlinkSync(host.victim, inside);
    const before = listing(host.victim);
    const next = goBundle(host, "1.22.12", 2);
    expect(await faultOfAsync(applyTo(host, next))).toMatch(
      /^(?:host-not-ready|foreign-in-the-way|state-damaged:absent)$/,
    );
    expect(await faultOfAsync(recover({ ...host }))).toMatch(/^(?:foreign-in-the-way|none)$/);
    expect(listing(host.victim)).toEqual(before);
  });

  test.each(LAYOUT)("%s that others can write to is refused by every verb", async (name) => {
    const host = await livingHost();
    await applyTo(host, goBundle(host, "1.22.12", 2));
    chmodSync(join(host.root, name), 0o1777);
    const before = listing(host.root);
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 3)))).toBe("parent-unsafe");
    expect(await faultOfAsync(rollback({ to: undefined, mode: "do" }, host))).toBe("parent-unsafe");
    expect(await faultOfAsync(uninstall(all, host))).toBe("parent-unsafe");
    expect(await faultOfAsync(recover(host))).toBe("parent-unsafe");
    expect(listing(host.root)).toEqual(before);
    expect(host.store.live()).toEqual({ release: 2 });
  });

  test("that is a mount of its own is refused", async () => {
    const host = await livingHost();
    const facts = { ...host.facts, mountsBelow: (path: string) => [`${path}/store`] };
    expect(await faultOfAsync(applyTo({ ...host, facts }, goBundle(host, "1.22.12", 2)))).toBe(
      "mount-inside",
    );
  });
});

describe("a folder above the root", () => {
  test("that belongs to another user is refused, sticky or not", async () => {
    let parent = "";
    const host = testHost(belongingToOthers(() => parent));
    parent = host.folder;
    chmodSync(parent, 0o1755);
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1)))).toBe("parent-unsafe");
    expect(existsSync(dirname(host.root))).toBe(false);
  });

  test("that is another user's link in a sticky folder is refused", async () => {
    const host = testHost();
    mkdirSync(join(host.folder, "open/victim"), { recursive: true });
    chmodSync(join(host.folder, "open"), 0o1777);
    const link = join(host.folder, "open/link");
    symlinkSync("victim", link);
    const facts = { ...host.facts, ...belongingToOthers(() => link) };
    const store = nodeStore(join(link, "root"), host.system);
    expect(await faultOfAsync(applyTo({ ...host, store, facts }, goBundle(host, "1.21.5", 1)))).toBe(
      "parent-unsafe",
    );
    expect(readdirSync(join(host.folder, "open/victim"))).toEqual([]);
  });

  test("a link says by its owner whether it can be followed", () => {
    const { folder } = testHost();
    const link = join(folder, "link");
    symlinkSync("nowhere", link);
    expect(nodeHostFacts().wayTo(link).at(-1)).toMatchObject({ kind: "link", exchangeable: false });
    if (process.geteuid?.() !== 0) return;
    lchownSync(link, 65534, 65534);
    expect(nodeHostFacts().wayTo(link).at(-1)).toMatchObject({ kind: "link", exchangeable: true });
  });
});

describe("what is put in the way between the look and the first write", () => {
  /** A host on which somebody acts when everything has been looked at, right before the layout is made. */
  function raced(act: (host: TestHost, victim: string) => void): TestHost & { victim: string } {
    const host = testHost();
    const victim = join(host.folder, "victim");
    mkdirSync(victim);
    const prepare = () => {
      act(host, victim);
      host.store.prepare();
    };
    return { ...host, victim, store: { ...host.store, prepare } };
  }

  test.each([
    [
      "somebody's link for the folder above the root",
      (host: TestHost, victim: string) => {
        symlinkSync(victim, dirname(host.root));
        // Without root nobody can be somebody else: then it is the folder behind it that is not ours alone.
        if (process.geteuid?.() === 0) lchownSync(dirname(host.root), 65534, 65534);
        else chmodSync(victim, 0o777);
      },
    ],
    [
      "a link for the root",
      (host: TestHost, victim: string) => {
        mkdirSync(dirname(host.root));
        symlinkSync(victim, host.root);
      },
    ],
    [
      "a folder for the root that all can write to",
      (host: TestHost) => {
        mkdirSync(host.root, { recursive: true });
        chmodSync(host.root, 0o777);
      },
    ],
    [
      "a link for a folder in the root",
      (host: TestHost, victim: string) => {
        mkdirSync(host.root, { recursive: true });
        symlinkSync(victim, join(host.root, "staging"));
      },
    ],
  ])("%s is not entered", async (_, act) => {
    const host = raced(act);
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1)))).toBe("parent-unsafe");
    expect(readdirSync(host.victim)).toEqual([]);
  });
});

test("a staging folder that is exchanged while a bundle is received takes nothing in", async () => {
  const host = await livingHost();
  const stage: typeof host.store.stage = (name) => {
    rmSync(join(host.root, "staging"), { recursive: true, force: true });
    symlinkSync(host.victim, join(host.root, "staging"));
    return host.store.stage(name);
  };
  const store = { ...host.store, stage };
  expect(await faultOfAsync(applyTo({ ...host, store }, goBundle(host, "1.22.12", 2)))).toBe("parent-unsafe");
  expect(readdirSync(host.victim)).toEqual([]);
  expect(host.store.live()).toEqual({ release: 1 });
});

describe("the configuration folder", () => {
  const anchor = testAnchor(testCertificate({ name: "root", authority: true, ours: true }));

  test("is not made through a link or in a folder that others can exchange", () => {
    const { folder } = testHost();
    mkdirSync(join(folder, "victim"));
    mkdirSync(join(folder, "open"));
    chmodSync(join(folder, "open"), 0o777);
    symlinkSync("victim", join(folder, "link"));
    for (const config of ["link", "open/config"]) {
      expect(faultOf(() => nodeTrustStore(join(folder, config)).add(anchor))).toBe("config-exposed");
    }
    expect(readdirSync(join(folder, "victim"))).toEqual([]);
    expect(readdirSync(join(folder, "open"))).toEqual([]);
  });

  test("is not believed below a link that leads into a folder others can write to", () => {
    const { folder } = testHost();
    mkdirSync(join(folder, "open/real"), { recursive: true });
    symlinkSync("open/real", join(folder, "link"));
    const store = nodeTrustStore(join(folder, "link/config"));
    store.add(anchor);
    chmodSync(join(folder, "open"), 0o777);
    expect(faultOf(() => store.anchors())).toBe("config-exposed");
  });
});

test("a line of the log goes into a folder of ours alone, and never through a link", async () => {
  const host = await livingHost();
  const log = host.store.auditLog;
  const secret = join(host.victim, "secret");
  writeFileSync(secret, "secret\n");
  rmSync(log);
  symlinkSync(secret, log);
  expect(faultOf(() => host.store.audit("{}"))).toBe("host-io");
  expect(readFileSync(secret, "utf8")).toBe("secret\n");
  rmSync(log);
  chmodSync(host.root, 0o777);
  expect(faultOf(() => host.store.audit("{}"))).toBe("parent-unsafe");
  expect(existsSync(log)).toBe(false);
});

test("a text outside of the root is not written through what was put beside its place", () => {
  const host = testHost();
  const victim = join(host.folder, "victim");
  writeFileSync(victim, "mine\n", { mode: 0o600 });
  mkdirSync(join(host.system, "etc/profile.d"), { recursive: true });
  symlinkSync(victim, join(host.system, "etc/profile.d/gobundle.sh.gobundle-new"));
  host.store.writeFile("/etc/profile.d/gobundle.sh", "text\n");
  expect(readFileSync(victim, "utf8")).toBe("mine\n");
  expect(readFileSync(join(host.system, "etc/profile.d/gobundle.sh"), "utf8")).toBe("text\n");
});
