import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseVerifierKey } from "../../src/golang/note.ts";
import { openHead, parseLookup, SUM_GOLANG_ORG, sumsIn } from "../../src/golang/sumdb.ts";
import { type Tile, tilePath, tilesFor } from "../../src/golang/tile.ts";
import { proveConsistency, proveRecords } from "../../src/golang/tlog.ts";
import { faultOf } from "../support/fault-of.ts";

/** Answers of the real sum.golang.org of November 2026: the record of Go 1.21.5 for linux/amd64, and a later head. */
const read = (path: string) => readFileSync(new URL(`fixtures/sum.golang.org/${path}`, import.meta.url));
const readTile = (tile: Tile) => read(tilePath(tile));
const key = parseVerifierKey(SUM_GOLANG_ORG);
const module = { path: "golang.org/toolchain", version: "v0.0.1-go1.21.5.linux-amd64" };
const lookup = parseLookup(read(`lookup/${module.path}@${module.version}`));
const head = openHead(lookup.note, key);

test("record 21037323 of the real database is Go 1.21.5", () => {
  expect([lookup.id, head.size]).toEqual([21_037_323, 51_787_214]);
  proveRecords(head, [lookup], readTile);
  expect(sumsIn(lookup.text, module)).toEqual({
    zip: "h1:WrOAQjg8QgkRG8F6tTB3APHUS0CF7cQrK47RKYikzvo=",
    mod: "h1:8wlg68NqwW7eMnI1aABk/C2pDYXj8mrMY4TyRfiLeS0=",
  });
});

test("the head of the record is the beginning of the later tree", () => {
  const latest = openHead(read("latest").toString("utf8"), key);
  expect(latest.size).toBe(71_769_961);
  expect(faultOf(() => proveConsistency(head, latest, readTile))).toBe("none");
});

test.each(tilesFor([lookup.id], head.size).map(tilePath))(
  "%s may not differ in a bit, at the edge or inside",
  (path) => {
    const bent = (tile: Tile) => {
      const bytes = readTile(tile);
      if (tilePath(tile) === path) bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
      return bytes;
    };
    expect(faultOf(() => proveRecords(head, [lookup], bent))).toBe("log-proof");
  },
);
