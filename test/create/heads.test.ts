import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { readHeads } from "../../src/bundle/framing.ts";
import { decodeManifest } from "../../src/bundle/manifest/manifest.ts";
import { createBundle } from "../../src/create/index.ts";
import type { Order } from "../../src/create/order.ts";
import { tilePath, tilesForConsistency } from "../../src/golang/tile.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply, writeInto } from "../support/private-supply.ts";

const DB = "modules/sumdb/sum.example.test";
let supply: PrivateSupply;

/** A database of which a small bundle carries few tiles, at three times. */
beforeEach(() => {
  supply = new PrivateSupply(testFolder());
  supply.sumdb.padTo(300);
  supply.addGo("1.21.5").publish();
});

/** The database grows, and a later Go is in it. */
function grow(version: string): void {
  supply.sumdb.padTo(supply.sumdb.size + 600);
  supply.addGo(version).publish();
}

async function made(more: Partial<Order> = {}): Promise<ReadonlySet<string>> {
  const { file } = await createBundle(supply.order(more), supply.tools());
  const heads = readHeads(readFileSync(file));
  if (heads === undefined) throw new Error("no heads");
  return new Set(decodeManifest(heads.manifest).members.map(({ path }) => path));
}

const faultWith = (more: Partial<Order>) => faultOfAsync(createBundle(supply.order(more), supply.tools()));

/** A file of `--heads`. */
function told(content: unknown): readonly string[] {
  const path = join(supply.folder, "heads.json");
  writeInto(path, typeof content === "string" ? content : JSON.stringify(content));
  return [path];
}

const headAt = (size: number) => ({ log: supply.sumdb.name, ...supply.sumdb.treeHead(size) });
const links = (size: number, now: number) =>
  tilesForConsistency(size, now).map((tile) => `${DB}/${tilePath(tile)}`);

describe("the tree shows that its head goes on", () => {
  test("from every head of the name that was issued here", async () => {
    await made();
    const first = supply.sumdb.size;
    grow("1.21.6");
    const second = await made({ go: ["1.21.6"] });
    expect([...second]).toEqual(expect.arrayContaining(links(first, supply.sumdb.size)));
    expect(second).toContain(`${DB}/tile/8/1/000.p/1`);
    const middle = supply.sumdb.size;
    grow("1.21.7");
    const third = await made({ go: ["1.21.7"] });
    const now = supply.sumdb.size;
    expect([...third]).toEqual(expect.arrayContaining([...links(first, now), ...links(middle, now)]));
  });

  test("not of another name", async () => {
    await made();
    const first = supply.sumdb.size;
    grow("1.21.6");
    const other = await made({ go: ["1.21.6"], name: "other" });
    expect(links(first, supply.sumdb.size).every((path) => other.has(path))).toBe(false);
  });

  test.each([
    ["a status document", (head: object) => ({ command: "status", heads: [head] })],
    ["a list of documents", (head: object) => [{ heads: [head] }, { heads: [] }]],
    ["a list of heads", (head: object) => [head, { ...head, log: "sum.other.test" }]],
  ])("from the one that a host tells in %s", async (_, shape) => {
    const seen = headAt(300);
    grow("1.21.6");
    const paths = await made({ go: ["1.21.6"], heads: told(shape(seen)) });
    expect([...paths]).toEqual(expect.arrayContaining(links(300, supply.sumdb.size)));
  });

  test("from a newer head than its own records came with: then the database's newest is taken", async () => {
    await made();
    grow("1.21.6");
    const now = supply.sumdb.size;
    const paths = await made({ heads: told([headAt(now - 7)]) });
    expect([...paths]).toEqual(expect.arrayContaining(links(now - 7, now)));
  });
});

describe("--offline, where the name has been given a newer head than these records were kept under", () => {
  const offline = { offline: true, sequence: 9 };

  async function madeTwice(): Promise<number> {
    await made();
    grow("1.21.6");
    await made({ go: ["1.21.6"] });
    rmSync(supply.proxy, { recursive: true });
    return supply.sumdb.size;
  }

  test("the head is taken that the cache knows", async () => {
    const now = await madeTwice();
    const paths = await made(offline);
    expect([...paths]).toEqual(expect.arrayContaining(links(300, now)));
  });

  test("an older run does not lower it", async () => {
    await madeTwice();
    await made({ ...offline, name: "other" });
    await made({ ...offline, sequence: 10 });
  });

  test.each([
    ["no", () => rmSync(join(supply.folder, "cache/sumdb/sum.example.test/latest"))],
    ["a damaged", () => writeInto(join(supply.folder, "cache/sumdb/sum.example.test/latest"), "x")],
  ])("with %s head in the cache, one run with a network is what is asked for", async (_, spoil) => {
    await madeTwice();
    spoil();
    expect(await faultWith(offline)).toBe("offline-missing");
  });

  test("one that a host tells of and nobody here has seen", async () => {
    await madeTwice();
    const heads = told([{ ...headAt(300), size: 99_999 }]);
    expect(await faultWith({ ...offline, heads })).toBe("offline-missing");
  });
});

describe("refused", () => {
  test("a head of another history, older, newer, or as old", async () => {
    grow("1.21.6");
    const now = supply.sumdb.size;
    const { hash } = supply.sumdb.treeHead(17);
    for (const size of [300, now]) {
      expect(await faultWith({ heads: told([{ ...headAt(size), hash }]) })).toBe("head-not-ours");
    }
    await made();
    grow("1.21.7");
    expect(await faultWith({ heads: told([{ ...headAt(now + 5), hash }]) })).toBe("head-not-ours");
  });

  test("a head newer than any that the database gives out", async () => {
    const head = { ...headAt(300), size: 5000 };
    expect(await faultWith({ heads: told([head]) })).toBe("log-behind");
  });

  test.each([
    ["no JSON", "heads"],
    ["no heads", "{}"],
    ["half a hash", [{ log: "sum.example.test", size: 3, hash: "AAAA" }]],
    ["no number", [{ log: "sum.example.test", size: "3", hash: `${"A".repeat(43)}=` }]],
  ])("a file with %s", async (_, content) => {
    expect(await faultWith({ heads: told(content) })).toBe("heads-invalid");
  });

  test("a file that is not there", async () => {
    expect(await faultWith({ heads: [join(supply.folder, "none.json")] })).toBe("file-missing");
  });
});

test("a damaged tile among those kept costs a download, also where it only links heads", async () => {
  const seen = headAt(300);
  grow("1.21.6");
  const order = { go: ["1.21.6"], heads: told([seen]) };
  const before = await made(order);
  for (const path of links(300, supply.sumdb.size)) {
    const kept = join(supply.folder, "cache/sumdb", path.slice("modules/sumdb/".length));
    writeInto(kept, Buffer.alloc(readFileSync(kept).length, 1));
  }
  expect(await made({ ...order, name: "again" })).toEqual(before);
});
