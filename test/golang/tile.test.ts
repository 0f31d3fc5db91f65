import fc from "fast-check";
import { expect, test } from "vitest";
import {
  parseTilePath,
  tileHolding,
  tilePath,
  tilesFor,
  tilesForConsistency,
} from "../../src/golang/tile.ts";

test.each([
  [{ level: 0, index: 0, width: 1 }, "tile/8/0/000.p/1"],
  [{ level: 0, index: 82177, width: 256 }, "tile/8/0/x082/177"],
  [{ level: 0, index: 1234567, width: 256 }, "tile/8/0/x001/x234/567"],
  [{ level: 2, index: 3, width: 22 }, "tile/8/2/003.p/22"],
])("%j is %s", (tile, path) => {
  expect(tilePath(tile)).toBe(path);
  expect(parseTilePath(path)).toEqual(tile);
});

test("paths and tiles stand for each other", () => {
  const tile = fc.record({
    level: fc.nat(20),
    index: fc.nat(2 ** 31 - 1),
    width: fc.integer({ min: 1, max: 256 }),
  });
  fc.assert(
    fc.property(tile, (t) => {
      expect(parseTilePath(tilePath(t))).toEqual(t);
    }),
  );
});

test.each([
  "tile/8/0/0",
  "tile/8/0/1234",
  "tile/8/0/x000/001",
  "tile/8/00/001",
  "tile/8/0/001.p/0",
  "tile/8/0/001.p/256",
  "tile/8/0/001.p/01",
  "tile/8/0/../001",
  "tile/9/0/001",
  "tile/8/0/001/",
])("%s is no tile", (path) => {
  expect(parseTilePath(path)).toBeUndefined();
});

test("one record in the real tree needs the tiles that the go command asked for", () => {
  expect(tilesFor([21037323], 51787214).map(tilePath).sort()).toEqual([
    "tile/8/0/x082/177",
    "tile/8/0/x202/293.p/206",
    "tile/8/1/321",
    "tile/8/1/790.p/53",
    "tile/8/2/001",
    "tile/8/2/003.p/22",
    "tile/8/3/000.p/3",
  ]);
});

test("a tree that fills its tiles has one hash more on the level above", () => {
  expect(tilesFor([0], 256).map(tilePath)).toEqual(["tile/8/1/000.p/1", "tile/8/0/000"]);
  expect(tileHolding(0, 255, 256)).toEqual({ level: 0, index: 0, width: 256 });
});

test("two trees of one size need no more than the head's own tiles", () => {
  expect(tilesForConsistency(300, 300)).toEqual(tilesFor([], 300));
});
