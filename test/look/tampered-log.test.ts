import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createBundle } from "../../src/create/index.ts";
import { verifyMedia } from "../../src/look/verify.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import type { Wanted } from "../support/make-bundle.ts";
import { PrivateSupply, writeInto } from "../support/private-supply.ts";
import { silentReporter } from "../support/silent-reporter.ts";
import { applyTo, bundleIn, testHost } from "../support/test-host.ts";
import { testZone } from "../support/test-keys.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

/** The go command of 1.21.5 accepts the rows marked so, with exit 0; all of them are refused by us. */
const MODULE = { path: "example.test/a", version: "v1.0.0" };
const OTHER = { path: "example.test/b", version: "v1.0.0" };
const LOOKUP = "lookup/example.test/a@v1.0.0";
const SIZE = 66_000;
const INNER = "tile/8/0/000";
const MIDDLE = "tile/8/1/000";
const EDGES = ["tile/8/0/257.p/208", "tile/8/1/001.p/1", "tile/8/2/000.p/1"];

type Files = Map<string, Buffer>;
const gone = (name: string) => (files: Files) => files.delete(name);
const altered = (name: string) => (files: Files) => {
  const bytes = Buffer.from(files.get(name) ?? []);
  bytes[5] = (bytes[5] ?? 0) ^ 1;
  files.set(name, bytes);
};
const inLookups = (change: (text: string) => string) => (files: Files) => {
  for (const [name, bytes] of files)
    if (name.startsWith("lookup/")) files.set(name, Buffer.from(change(bytes.toString())));
};
const inLookup = (change: (text: string) => string) => (files: Files) =>
  files.set(LOOKUP, Buffer.from(change(files.get(LOOKUP)?.toString() ?? "")));
const swapped = (files: Files) =>
  files.set(LOOKUP, files.get("lookup/example.test/b@v1.0.0") ?? Buffer.alloc(0));
const flipH1 = (text: string) =>
  text.replace(/ h1:(.)/, (_, first: string) => ` h1:${first === "A" ? "B" : "A"}`);

const ROWS: readonly (readonly [string, (files: Files) => unknown])[] = [
  ["supported missing", gone("supported")],
  ["lookup missing", gone(LOOKUP)],
  ["level-0 tiles missing", (files) => [INNER, ...EDGES.slice(0, 1)].map((name) => gone(name)(files))],
  ["level-0 tile altered (1.21.5 accepts it)", altered(INNER)],
  ["inner level-1 tile altered (1.21.5 accepts it)", altered(MIDDLE)],
  ...EDGES.map((name) => [`right-edge tile ${name} altered`, altered(name)] as const),
  ["h1 in the lookup altered", inLookup(flipH1)],
  ["record id altered", inLookup((text) => text.replace(/^\d+/, "3"))],
  ["signature of the head altered", inLookups((text) => text.replace(/(.)(.{8})\n$/, "A$2\n"))],
  ["size of the head altered", inLookups((text) => text.replace(`tree\n${SIZE}\n`, "tree\n65999\n"))],
  ["lookup of another module in its place (1.21.5 accepts it)", swapped],
];

const zone = testZone();

/** A bundle whose database was bent before it was signed; it is as large as complete tiles on two levels take. */
function bent(bendLog: (files: Files) => unknown): Wanted {
  const sumdb = new TestSumdb().padTo(SIZE - 2);
  return { zone, sumdb, modules: [MODULE, OTHER], bendLog: (files) => void bendLog(files) };
}

describe.each(ROWS)("%s", (_, bend) => {
  test("refused by verify and by apply", async () => {
    const host = testHost();
    const path = bundleIn(host, bent(bend));
    const request = { trust: zone.trust, identity: undefined, floor: () => undefined, deep: false };
    const verdict = await faultOfAsync(verifyMedia(host.media, path, request, silentReporter()));
    expect(verdict).toMatch(/^log-/);
    expect(await faultOfAsync(applyTo(host, path, { trust: zone.trust }))).toBe(verdict);
  });
});

test("without tampering it is fine", async () => {
  const host = testHost();
  const path = bundleIn(
    host,
    bent(() => undefined),
  );
  expect(await faultOfAsync(applyTo(host, path, { trust: zone.trust }))).toBe("none");
});

describe("served to create", () => {
  const bases = () => {
    const supply = new PrivateSupply(testFolder());
    supply.addModule(MODULE.path, MODULE.version).addModule(OTHER.path, OTHER.version).addGo("1.21.5");
    supply.sumdb.padTo(SIZE);
    return supply.publish();
  };
  const rows = ROWS.filter(([name]) => name !== "supported missing");

  test.each(rows)("%s", async (_, bend) => {
    const supply = bases();
    const files: Files = new Map([...supply.sumdb.files()]);
    bend(files);
    const folder = join(supply.proxy, "sumdb", supply.sumdb.name);
    rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true });
    for (const [name, bytes] of files) writeInto(join(folder, name), bytes);
    const order = supply.order({ vendor: [supply.app("app")] });
    expect(await faultOfAsync(createBundle(order, supply.tools()))).toMatch(/^(?:log-|no-source|module-)/);
    expect(existsSync(join(supply.folder, "out/app-1.gobundle"))).toBe(false);
  });
});
