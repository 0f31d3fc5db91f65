import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { doctor } from "../../src/apply/doctor/index.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { status } from "../../src/apply/status.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { readGoproxy } from "../../src/apply/zone-proxy.ts";
import { faultOf } from "../support/fault-of.ts";
import { applyTo, bundleIn, goBundle, type TestHost, testHost } from "../support/test-host.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const URL = "https://goproxy.zone.example/go";
const pointed = { goproxy: { url: URL } };
const back = { goproxy: { url: undefined } };
const all = { names: [], purge: false, scripts: true, mode: "do" } as const;

function setting(host: TestHost, name: string): string | undefined {
  const text = readFileSync(join(host.root, "current/go.env"), "utf8");
  return new RegExp(`^${name}=(.*)$`, "m").exec(text)?.[1];
}

const carried = (host: TestHost) => `file://${host.root}/current/modules`;

describe("the address of --goproxy", () => {
  test.each([
    ["https://goproxy.zone.example", "https://goproxy.zone.example"],
    ["http://127.0.0.1:8081/repository/go/", "http://127.0.0.1:8081/repository/go"],
    ["https://[fd00::1]:3000", "https://[fd00::1]:3000"],
    ["file:///srv/go%20tree", "file:///srv/go%20tree"],
    ["file", undefined],
  ])("%s", (given, url) => expect(readGoproxy(given)).toBe(url));

  test.each([
    ["https://a.example,https://b.example", "comma-or-pipe"],
    ["https://a.example|direct", "comma-or-pipe"],
    ["https://a.example/\nGOSUMDB=off", "control-character"],
    ["https://a.example/a b", "control-character"],
    ["https://a.example/$(id)", "control-character"],
    ["https://user:word@a.example", "credentials"],
    ["https://user@a.example", "credentials"],
    ["https://a.example?token=x", "query"],
    ["https://a.example#x", "query"],
    ["ftp://a.example", "scheme"],
    ["off", "no-address"],
    ["direct", "no-address"],
    ["none", "no-address"],
    ["", "no-address"],
    ["/srv/tree", "no-address"],
    ["file://localhost/srv", "file-path"],
    ["file:/srv", "file-path"],
    [`https://a.example/${"a".repeat(3000)}`, "no-address"],
  ])("%j is refused, and not repeated", (given, rule) => {
    let facts: unknown;
    try {
      readGoproxy(given);
    } catch (thrown) {
      facts = thrown instanceof Error && "facts" in thrown ? thrown.facts : undefined;
    }
    expect(facts).toEqual({ rule });
    expect(faultOf(() => readGoproxy(given))).toMatch(/^goproxy-invalid/);
  });
});

describe("a host that is pointed at the zone's own server", () => {
  test("takes modules from there, and is judged by the carried database on its disk", async () => {
    const host = testHost();
    const sumdb = new TestSumdb();
    await applyTo(host, goBundle(host, "1.21.5", 1, { sumdb }), pointed);
    expect(setting(host, "GOPROXY")).toBe(URL);
    expect(setting(host, "GOSUMDB")).toBe(`${sumdb.verifierKey} ${carried(host)}/sumdb/${sumdb.name}`);
    expect(setting(host, "GONOPROXY")).toBe("none");
    expect(status(host).goproxy).toBe(URL);
    host.reporter.warnings.length = 0;
    expect(await doctor(host)).toMatchObject({ healthy: true });
    expect(host.reporter.warnings).not.toContain("goproxy-differs");
  });

  test("without a carried database there is none to ask", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1), pointed);
    expect(setting(host, "GOSUMDB")).toBe("off");
  });

  test("an old Go gets it from its wrapper", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.20.14", 1), pointed);
    expect(readFileSync(join(host.root, "current/bin/go"), "utf8")).toContain(`GOPROXY=\${GOPROXY-'${URL}'}`);
  });

  test("stays so through upgrades, other bundles and an uninstall, until it is said otherwise", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1), pointed);
    await applyTo(host, goBundle(host, "1.21.6", 2));
    expect(setting(host, "GOPROXY")).toBe(URL);
    await applyTo(host, bundleIn(host, { name: "other" }));
    await uninstall({ ...all, names: ["other"] }, host);
    expect(setting(host, "GOPROXY")).toBe(URL);
    await uninstall(all, host);
    await applyTo(host, goBundle(host, "1.21.6", 2));
    expect(setting(host, "GOPROXY")).toBe(URL);
    await applyTo(host, goBundle(host, "1.21.7", 3), back);
    expect(setting(host, "GOPROXY")).toBe(carried(host));
    expect(status(host).goproxy).toBeUndefined();
    expect(host.trust.goproxy(host.root)).toBeUndefined();
  });

  test("the bundle that is live can be applied again with another address, and then no more", async () => {
    const host = testHost();
    const path = goBundle(host, "1.21.5", 1);
    await applyTo(host, path);
    expect((await applyTo(host, path, pointed)).changed).toBe(true);
    expect(setting(host, "GOPROXY")).toBe(URL);
    expect((await applyTo(host, path, pointed)).changed).toBe(false);
    expect((await applyTo(host, path)).changed).toBe(false);
    expect((await applyTo(host, path, { ...back, mode: "plan" })).changed).toBe(true);
    expect(host.trust.goproxy(host.root)).toBe(URL);
    expect((await applyTo(host, path, back)).changed).toBe(true);
    expect(setting(host, "GOPROXY")).toBe(carried(host));
  });

  test("a release that is gone back to has what it had, and doctor says so", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    await applyTo(host, goBundle(host, "1.21.6", 2), pointed);
    await rollback({ to: undefined, mode: "do" }, host);
    expect(setting(host, "GOPROXY")).toBe(carried(host));
    const told: unknown[] = [];
    const warn = (code: string, facts: unknown) => void told.push([code, facts]);
    expect(await doctor({ ...host, reporter: { ...host.reporter, warn } })).toMatchObject({ drifted: [] });
    expect(told).toContainEqual([
      "goproxy-differs",
      { live: "file", kept: URL, cure: `gobundle apply --goproxy '${URL}' MEDIA` },
    ]);
  });

  test("doctor lets an owner vouch for what only the server has", async () => {
    const host = testHost({
      accounts: () => [],
      variable: (name) => (name === "GONOSUMDB" ? "x.example" : "/root"),
    });
    const path = goBundle(host, "1.21.5", 1);
    const told = async () => {
      const settings: unknown[] = [];
      const warn = (_: string, facts: { readonly [name: string]: unknown } = {}) =>
        void settings.push(facts["setting"]);
      await doctor({ ...host, reporter: { ...host.reporter, warn } });
      return settings;
    };
    await applyTo(host, path);
    expect(await told()).toContain("GONOSUMDB");
    await applyTo(host, path, pointed);
    expect(await told()).not.toContain("GONOSUMDB");
  });

  test("--purge forgets it", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1), pointed);
    await uninstall({ ...all, purge: true }, host);
    expect(host.trust.goproxy(host.root)).toBeUndefined();
  });

  test("an address that somebody put into the file by hand is held to the same rules", async () => {
    const host = testHost();
    host.trust.keepGoproxy(host.root, "https://a.example,direct");
    expect(await applyTo(host, goBundle(host, "1.21.5", 1)).catch((thrown) => thrown.code)).toBe(
      "goproxy-invalid",
    );
  });
});
