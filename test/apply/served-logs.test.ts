import { appendFileSync, existsSync, readFileSync, readlinkSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { doctor } from "../../src/apply/doctor/index.ts";
import { prune } from "../../src/apply/prune.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { status } from "../../src/apply/status.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { Fault } from "../../src/fault.ts";
import type { HostStore } from "../../src/ports/store.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import type { Wanted } from "../support/make-bundle.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../support/test-host.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const back = { to: undefined, mode: "do" } as const;
const all = { names: [], purge: false, scripts: true, mode: "do" } as const;
const MODULE = { path: "example.test/a", version: "v1.0.0" };
const LOOKUP = "lookup/example.test/a@v1.0.0";

/** A database that grows from bundle to bundle, and the sizes of its heads so far. */
function growing(name?: string) {
  const sumdb = new TestSumdb(name).padTo(300);
  const issued: number[] = [];
  const next = (host: TestHost, sequence: number, more: Wanted = {}, earlier = [...issued]) => {
    const path = goBundle(host, `1.21.${sequence}`, sequence, { sumdb, earlier, ...more });
    issued.push(sumdb.size);
    sumdb.padTo(sumdb.size + 300);
    return path;
  };
  return { sumdb, issued, next };
}

const installed = (host: TestHost) => listing(host.root).filter((line) => !line.startsWith("audit.jsonl"));
const served = (host: TestHost, name: string, db = "sum.example.test") =>
  readFileSync(join(host.root, "current/modules/sumdb", db, name), "utf8");
const trees = (host: TestHost) => host.store.list("store").filter((name) => name.startsWith("sumdb-"));

describe("the database that is served", () => {
  test("goes from head to head, in every release, and never back", async () => {
    const host = testHost();
    const { sumdb, issued, next } = growing();
    await applyTo(host, next(host, 1, { modules: [MODULE] }));
    const [a = 0] = issued;
    expect(readlinkSync(join(host.root, "sumdb"))).toBe(`store/${trees(host)}`);
    expect(readlinkSync(join(host.root, "releases/1/modules/sumdb"))).toBe("../../../sumdb");
    expect(readFileSync(join(host.root, "current/go.env"), "utf8")).toContain(
      `GOSUMDB=${sumdb.verifierKey}\n`,
    );
    expect(served(host, "latest")).toBe(sumdb.head(a));
    expect(served(host, LOOKUP)).toBe(sumdb.lookup(MODULE, a));
    expect(status(host).heads).toEqual([{ log: sumdb.name, ...sumdb.treeHead(a) }]);

    await applyTo(host, next(host, 2));
    const b = issued[1];
    expect(served(host, "latest")).toBe(sumdb.head(b));
    expect(served(host, LOOKUP)).toBe(sumdb.lookup(MODULE, b));
    expect(trees(host)).toHaveLength(1);
    expect(await doctor(host)).toMatchObject({ healthy: true, drifted: [] });

    await rollback(back, host);
    expect(served(host, "latest")).toBe(sumdb.head(b));
    expect(await doctor(host)).toMatchObject({ healthy: true });
    expect(await prune({ keep: 1, mode: "do" }, host)).toMatchObject({ releases: [2] });
    expect(served(host, "latest")).toBe(sumdb.head(b));
  });

  test("comes back with the live bundle, where somebody took the link away", async () => {
    const host = testHost();
    const path = growing().next(host, 1);
    await applyTo(host, path);
    const link = join(host.root, "sumdb");
    const target = readlinkSync(link);
    unlinkSync(link);
    expect(await doctor(host)).toMatchObject({ drifted: ["sumdb"] });
    expect(await applyTo(host, path)).toMatchObject({ changed: true });
    expect(readlinkSync(link)).toBe(target);
    expect(await applyTo(host, path)).toMatchObject({ changed: false });
  });

  test("takes an older bundle of another name under the newer head", async () => {
    const host = testHost();
    const { sumdb, issued, next } = growing();
    const older = next(host, 1, { name: "other", modules: [MODULE] });
    await applyTo(host, next(host, 2));
    await applyTo(host, older);
    expect(served(host, LOOKUP)).toBe(sumdb.lookup(MODULE, issued[1]));
    expect(served(host, "lookup/golang.org/toolchain@v0.0.1-go1.21.2.linux-amd64")).toContain(
      sumdb.head(issued[1]),
    );
    await uninstall({ ...all, names: ["other"] }, host);
    expect(served(host, LOOKUP)).toBe(sumdb.lookup(MODULE, issued[1]));
    expect((await uninstall(all, host)).residue).toEqual([]);
    expect(existsSync(join(host.root, "sumdb"))).toBe(false);
  });

  test("the same head again changes nothing", async () => {
    const host = testHost();
    const sumdb = new TestSumdb();
    await applyTo(host, goBundle(host, "1.21.5", 1, { sumdb }));
    const before = readlinkSync(join(host.root, "sumdb"));
    await applyTo(host, goBundle(host, "1.22.5", 2));
    expect(readlinkSync(join(host.root, "sumdb"))).toBe(before);
    expect(existsSync(join(host.root, "current/modules/sumdb"))).toBe(false);
    expect(readFileSync(join(host.root, "current/go.env"), "utf8")).toContain("GOSUMDB=off\n");
  });

  test("of two databases the go command asks that of the bundle applied last; both are there", async () => {
    const host = testHost();
    const [one, two] = [growing("one.example.test"), growing("two.example.test")];
    await applyTo(host, one.next(host, 1, { name: "one", modules: [MODULE] }));
    const other = { path: "example.test/b", version: "v1.0.0" };
    await applyTo(host, two.next(host, 2, { name: "two", modules: [other] }));
    const goEnv = readFileSync(join(host.root, "current/go.env"), "utf8");
    expect(goEnv).toContain(`GOSUMDB=${two.sumdb.verifierKey}\n`);
    expect(goEnv).toContain("GONOSUMDB=example.test/a\n");
    expect(served(host, LOOKUP, one.sumdb.name)).toBe(one.sumdb.lookup(MODULE, one.issued[0]));
    expect(status(host).heads.map(({ log }) => log)).toEqual(["one.example.test", "two.example.test"]);
  });
});

describe("refused, and nothing has changed", () => {
  test("a bundle that does not link its head to the one of the host", async () => {
    const host = testHost();
    const { next } = growing();
    const older = next(host, 1, { name: "other" }, []);
    await applyTo(host, next(host, 2));
    const before = installed(host);
    expect(await faultOfAsync(applyTo(host, next(host, 3, {}, [])))).toBe("log-unlinked");
    expect(installed(host)).toEqual(before);
    expect(await faultOfAsync(applyTo(host, next(host, 4, {})))).toBe("none");
    expect(await faultOfAsync(applyTo(host, older))).toBe("none");
  });

  test("an older bundle of which the host's database knows nothing", async () => {
    const host = testHost();
    const { next } = growing();
    const older = next(host, 1, { name: "other" });
    await applyTo(host, next(host, 2, {}, []));
    expect(await faultOfAsync(applyTo(host, older))).toBe("log-unlinked");
  });

  test("another history of the database", async () => {
    const host = testHost();
    const { next, sumdb } = growing();
    await applyTo(host, next(host, 1));
    const forked = new TestSumdb(sumdb.name).padTo(299);
    forked.addText("example.test/other v1.0.0 h1:none\n");
    const path = goBundle(host, "1.22.1", 2, { sumdb: forked.padTo(900), earlier: [301] });
    const before = installed(host);
    expect(await faultOfAsync(applyTo(host, path))).toBe("log-forked");
    expect(installed(host)).toEqual(before);
  });

  test("where something else stands in the link's place, or the tree is not what it was", async () => {
    const host = testHost();
    const { next } = growing();
    await applyTo(host, next(host, 1));
    const second = next(host, 2);
    const link = join(host.root, "sumdb");
    const target = readlinkSync(link);
    unlinkSync(link);
    symlinkSync("/elsewhere", link);
    expect(await faultOfAsync(applyTo(host, second))).toBe("foreign-in-the-way");
    expect(await doctor(host)).toMatchObject({ healthy: false, drifted: ["sumdb"] });
    unlinkSync(link);
    symlinkSync(target, link);
    appendFileSync(join(host.root, "current/modules/sumdb/sum.example.test/supported"), "x");
    expect(await faultOfAsync(applyTo(host, second))).toBe("state-damaged:digest");
    expect(await doctor(host)).toMatchObject({ healthy: false, drifted: ["sumdb"] });
  });
});

describe("undone with everything else", () => {
  test.each(["first", "next"])("the %s head", async (which) => {
    const host = testHost();
    const { next } = growing();
    if (which === "next") await applyTo(host, next(host, 1));
    const before = existsSync(host.root) ? installed(host) : [];
    const scripts = [{ when: "health", name: "1-no.sh", text: "#!/bin/sh\nexit 1\n" }] as const;
    expect(await faultOfAsync(applyTo(host, next(host, 2, { scripts })))).toBe("script-failed");
    expect(existsSync(host.root) ? installed(host) : []).toEqual(before);
  });

  test.each(["link", "replace", "move"] as const)("a disk that fails in %s", async (verb) => {
    const host = testHost();
    const { next } = growing();
    if (verb !== "link") await applyTo(host, next(host, 1));
    const before = existsSync(host.root) ? installed(host) : [];
    const isOurs = (path: string) => path.includes("sumdb");
    let left = 1;
    const failing = (path: string, ...rest: never[]) => {
      if (isOurs(path) && left-- > 0) throw new Fault("host-io", { path, reason: "EIO" });
      Reflect.apply(host.store[verb], host.store, [path, ...rest]);
    };
    const store: HostStore = { ...host.store, [verb]: failing };
    expect(await faultOfAsync(applyTo({ ...host, store }, next(host, 2)))).toBe("change-undone");
    expect(existsSync(host.root) ? installed(host) : []).toEqual(before);
  });
});
