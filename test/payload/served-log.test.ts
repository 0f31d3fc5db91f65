import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { h1OfGoMod } from "../../src/golang/dirhash.ts";
import { parseVerifierKey } from "../../src/golang/note.ts";
import { tilePath } from "../../src/golang/tile.ts";
import { type CarriedLog, proveCarriedLog, readCarriedLog } from "../../src/payload/carried-log.ts";
import { mergeLogs, readServedLog, servedFiles } from "../../src/payload/served-log.ts";
import { faultOf } from "../support/fault-of.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

/** Modules are recorded here and there in a tree with complete tiles on two levels. */
const PLACES = [0, 70, 255, 300, 40_000, 65_600, 65_990];
const db = new TestSumdb();
const modules = PLACES.map((place) => {
  db.padTo(place);
  const sum = (what: string) => h1OfGoMod(Buffer.from(`${what} ${place}`));
  const module = { path: `example.com/at${place}`, version: "v1.0.0" };
  db.add(module, { zip: sum("zip"), mod: sum("mod") });
  return module;
});
db.padTo(66_000);
const key = parseVerifierKey(db.verifierKey);

/** A proven bundle's database at a size, with the modules that it had by then. */
function carried(size: number, earlier: readonly number[] = [], from = db): CarriedLog {
  const known = modules.filter((_, at) => (PLACES[at] ?? 0) < size);
  const log = readCarriedLog(key, from.carried(known.slice(-2), earlier, size));
  proveCarriedLog(log);
  return log;
}

/** As it would stand on disk, and be read again. */
const served = (log: CarriedLog) => readServedLog(key, servedFiles(log, new Map()));

const size = fc.oneof(
  fc.constantFrom(1, 255, 256, 257, 300, 65_535, 65_536, 65_537, 66_000),
  fc.integer({ min: 1, max: 66_000 }),
);

test("whatever comes in whatever order, all of it holds under the newest head", () => {
  fc.assert(
    fc.property(fc.tuple(size, size, size), fc.constantFrom(0, 1, 2), ([a, b, c], first) => {
      const sizes = [a, b, c].toSorted((x, y) => x - y);
      const bundles = sizes.map((one, at) => carried(one, sizes.slice(0, at)));
      const order = [...bundles.slice(first), ...bundles.slice(0, first)];
      const merged = order.reduce((held, come) => served(mergeLogs(held, come)));
      expect(merged.head).toEqual(db.treeHead(sizes[2]));
      for (const { lookups } of bundles) {
        for (const [name, { id }] of lookups) expect(merged.lookups.get(name)?.id).toBe(id);
      }
      // Nothing of this was computed by the merge: that the older tree is the beginning said it all.
      proveCarriedLog(merged);
    }),
    { numRuns: 40 },
  );
});

describe("an account that has seen an older head asks for its tiles by their own width", () => {
  test.each([
    [300, 400],
    [300, 65_700],
    [65_600, 66_000],
  ])("from %i to %i", (old, now) => {
    const { tiles } = carried(now, [old]);
    const answered = (path: string) => tiles.has(path) || tiles.has(path.replace(/\.p\/\d+$/, ""));
    expect([...carried(old).tiles.keys()].filter((path) => path.includes(".p/")).every(answered)).toBe(true);
  });
});

test("heads that no tiles link are refused, the older one coming or going", () => {
  expect(faultOf(() => mergeLogs(carried(300), carried(66_000)))).toBe("log-unlinked");
  expect(faultOf(() => mergeLogs(carried(66_000), carried(40_100)))).toBe("log-unlinked");
  expect(faultOf(() => mergeLogs(carried(300), carried(66_000, [300])))).toBe("none");
});

test("two histories are refused, the same size or not", () => {
  const forked = new TestSumdb().padTo(69);
  forked.addText("example.test/other v1.0.0 h1:none\n");
  const module = modules[1];
  if (module === undefined) throw new Error("no module");
  forked.add(module, { zip: h1OfGoMod(Buffer.from("x")), mod: h1OfGoMod(Buffer.from("y")) });
  const other = (earlier: number[], at: number) => {
    forked.padTo(at);
    return readCarriedLog(key, forked.carried([module], earlier, at));
  };
  expect(faultOf(() => mergeLogs(carried(300), other([], 300)))).toBe("log-forked");
  expect(faultOf(() => mergeLogs(carried(300), other([300], 400)))).toBe("log-forked");
  expect(faultOf(() => mergeLogs(other([], 300), carried(400, [300])))).toBe("log-forked");
});

test("what stands there already is not written again", () => {
  const held = servedFiles(carried(300), new Map());
  const again = servedFiles(readServedLog(key, held), held);
  expect([...again].every(([name, bytes]) => held.get(name) === bytes)).toBe(true);
  expect([...held.keys()].toSorted().slice(0, 1)).toEqual(["latest"]);
  expect(Buffer.from(held.get("latest") ?? []).toString()).toBe(db.head(300));
  expect(held.has(tilePath({ level: 0, index: 0, width: 256 }))).toBe(true);
});

test("a database of the same name and another key is not ours", () => {
  const other = parseVerifierKey(new TestSumdb("other.example.test").verifierKey);
  expect(faultOf(() => readServedLog(other, servedFiles(carried(300), new Map())))).toMatch(/^log-signature/);
});
