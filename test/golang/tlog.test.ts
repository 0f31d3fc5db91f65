import fc from "fast-check";
import { expect, test } from "vitest";
import { hashesAt, type Tile, tilePath, tilesFor, tilesForConsistency } from "../../src/golang/tile.ts";
import { proveConsistency, proveRecords, recordHash } from "../../src/golang/tlog.ts";
import { faultOf } from "../support/fault-of.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

/** Big enough for complete tiles on level 0 and 1, incomplete ones on 0, 1 and 2. */
const SIZE = 66_000;
const db = new TestSumdb().padTo(SIZE);
const head = db.treeHead();
const record = (id: number) => ({ id, text: db.textOf(id) });

/** Bends one bit of one tile. */
function reading(bent: string, bit: number): (tile: Tile) => Buffer {
  return (tile) => {
    const bytes = db.tile(tile);
    if (tilePath(tile) === bent) bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return bytes;
  };
}

test("records are proven in trees of every shape, by exactly the tiles foretold", () => {
  const sizes = fc.oneof(
    fc.integer({ min: 1, max: 1100 }),
    fc.constantFrom(256, 512, 65_535, 65_536, 65_537, 65_792, SIZE),
  );
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
      const ids = [a % size, b % size];
      const read = new Set<string>();
      proveRecords(db.treeHead(size), ids.map(record), (tile) => {
        read.add(tilePath(tile));
        return db.tile(tile);
      });
      expect([...read].sort()).toEqual(tilesFor(ids, size).map(tilePath).sort());
    }),
    { numRuns: 60 },
  );
});

test.each(tilesFor([300, 65_999], SIZE).map((tile) => [tilePath(tile), tile] as const))(
  "%s is authenticated to its last bit, wherever it is in the tree",
  (path, tile) => {
    for (const bit of [0, 77, tile.width * 256 - 1]) {
      expect(faultOf(() => proveRecords(head, [record(300), record(65_999)], reading(path, bit)))).toBe(
        "log-proof",
      );
    }
  },
);

test("a tile that is too short or too long is refused", () => {
  const cut = (tile: Tile) => db.tile(tile).subarray(32);
  const long = (tile: Tile) => Buffer.concat([db.tile(tile), Buffer.alloc(32)]);
  expect(faultOf(() => proveRecords(head, [record(1)], cut))).toBe("log-proof");
  expect(faultOf(() => proveRecords(head, [record(1)], long))).toBe("log-proof");
});

test.each([
  ["another text", { id: 7, text: "example.test/other v1.0.0 h1:none\n" }],
  ["a text without its last newline", { id: 7, text: db.textOf(7).trimEnd() }],
  ["another number", { id: 8, text: db.textOf(7) }],
  ["a number beyond the tree", { id: SIZE, text: db.textOf(7) }],
  ["a negative number", { id: -1, text: db.textOf(7) }],
  ["half a number", { id: 7.5, text: db.textOf(7) }],
])("%s is not in the tree", (_, claimed) => {
  expect(faultOf(() => proveRecords(head, [claimed], (tile) => db.tile(tile)))).toBe("log-proof");
});

test("a head of another size or hash does not hold", () => {
  const read = (tile: Tile) => db.tile(tile);
  expect(faultOf(() => proveRecords({ ...head, size: SIZE - 1 }, [record(7)], read))).toBe("log-proof");
  const hash = recordHash("").toString("base64");
  expect(faultOf(() => proveRecords({ ...head, hash }, [record(7)], read))).toBe("log-proof");
});

test("the empty tree has the hash of nothing, and no records", () => {
  const empty = { size: 0, hash: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" };
  expect(faultOf(() => proveRecords(empty, [], (tile) => db.tile(tile)))).toBe("none");
  expect(faultOf(() => proveRecords(empty, [record(0)], (tile) => db.tile(tile)))).toBe("log-proof");
});

test("an older tree is the beginning of a newer one, by exactly the tiles foretold", () => {
  const sizes = fc.constantFrom(0, 1, 200, 256, 300, 512, 1000, 65_536, 65_900, SIZE);
  fc.assert(
    fc.property(sizes, sizes, (a, b) => {
      const [old, now] = [Math.min(a, b), Math.max(a, b)];
      const read = new Set<string>();
      proveConsistency(db.treeHead(old), db.treeHead(now), (tile) => {
        read.add(tilePath(tile));
        return db.tile(tile);
      });
      expect([...read].sort()).toEqual(tilesForConsistency(old, now).map(tilePath).sort());
    }),
    { numRuns: 60 },
  );
});

test("a tree that was rewritten is not the beginning, nor is a larger one", () => {
  const forked = new TestSumdb().padTo(299);
  forked.addText("example.test/forged v1.0.0 h1:none\n");
  const read = (tile: Tile) => db.tile(tile);
  expect(faultOf(() => proveConsistency(forked.treeHead(), head, read))).toBe("log-proof");
  expect(faultOf(() => proveConsistency(head, db.treeHead(300), read))).toBe("log-proof");
});

test("the test tree has what these tests are about", () => {
  expect([0, 1, 2, 3].map((level) => hashesAt(level, SIZE))).toEqual([66_000, 257, 1, 0]);
});
