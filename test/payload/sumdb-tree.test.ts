import { describe, expect, test } from "vitest";
import type { Component } from "../../src/bundle/manifest/component.ts";
import { h1OfGoMod } from "../../src/golang/dirhash.ts";
import type { ModuleVersion } from "../../src/golang/module.ts";
import { type Tile, tilePath, tilesFor } from "../../src/golang/tile.ts";
import { rootOfTile } from "../../src/golang/tlog.ts";
import { lookupName } from "../../src/payload/carried-log.ts";
import { keyOfLog, verifyCarriedLogs } from "../../src/payload/sumdb-tree.ts";
import { faultOf } from "../support/fault-of.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

/** As large as it takes to have complete tiles on two levels: they are what Go 1.21 never checked. */
const SIZE = 66_000;
const sums = (text: string) => ({
  zip: h1OfGoMod(Buffer.from(text)),
  mod: h1OfGoMod(Buffer.from(`${text} mod`)),
});
const MODULE = { path: "example.com/Mixed", version: "v1.2.3" };
const OTHER = { path: "example.com/other", version: "v0.1.0" };
const TOOLCHAIN = { path: "golang.org/toolchain", version: "v0.0.1-go1.21.5.linux-amd64" };
const GO_H1 = h1OfGoMod(Buffer.from("a toolchain"));

const db = new TestSumdb().padTo(70);
const record = db.add(MODULE, sums("mixed"));
db.padTo(40_000);
const toolchainRecord = db.addToolchain("1.21.5", "linux/amd64", GO_H1);
db.padTo(65_990);
const otherRecord = db.add(OTHER, sums("other"));
db.padTo(SIZE);

const supportedPath = (name: string) => `sumdb/${name}/supported`;
const lookupPath = (name: string, module: ModuleVersion) => `sumdb/${name}/${lookupName(module)}`;
const tileMemberPath = (name: string, tile: Tile) => `sumdb/${name}/${tilePath(tile)}`;
const logs = [{ name: db.name, key: db.verifierKey }];
const log = (number: number) => ({ log: db.name, record: number });
const COMPONENTS = [
  {
    id: "go1.21.5.linux-amd64",
    kind: "toolchain",
    version: "1.21.5",
    target: "linux/amd64",
    form: "module",
    treeH1: GO_H1,
    goH1: GO_H1,
    authenticity: { published: "not available", log: log(toolchainRecord) },
  },
  moduleComponent({ ...MODULE, goH1: sums("mixed").zip, goModH1: sums("mixed").mod, log: log(record) }),
  moduleComponent({ ...OTHER, goModH1: sums("other").mod, log: log(otherRecord) }),
  { id: "index", kind: "modules", part: "index", treeH1: GO_H1 },
  { id: "hook.sh", kind: "script", when: "health", treeH1: GO_H1 },
] as const satisfies readonly Component[];

function moduleComponent<T extends { path: string; version: string }>(fields: T) {
  return { id: `${fields.path}@${fields.version}`, kind: "modules", treeH1: GO_H1, ...fields } as const;
}

/** The carried files, bent by `bend`. */
function carried(bend: (files: Map<string, Buffer>) => void = () => {}): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  files.set(supportedPath(db.name), Buffer.alloc(0));
  for (const module of [MODULE, OTHER, TOOLCHAIN])
    files.set(lookupPath(db.name, module), Buffer.from(db.lookup(module)));
  for (const tile of tilesFor([record, toolchainRecord, otherRecord], SIZE))
    files.set(tileMemberPath(db.name, tile), db.tile(tile));
  bend(files);
  return files;
}

const verdict = (
  bend: (files: Map<string, Buffer>) => void,
  components: readonly Component[] = COMPONENTS,
): string => faultOf(() => verifyCarriedLogs(components, logs, carried(bend)));

/** Changes the answer to one lookup. */
const answer = (change: (text: string) => string) => (files: Map<string, Buffer>) => {
  const path = lookupPath(db.name, MODULE);
  files.set(path, Buffer.from(change(files.get(path)?.toString("utf8") ?? "")));
};

test("every claim holds, under one head", () => {
  const proven = verifyCarriedLogs(COMPONENTS, logs, carried());
  expect(proven).toEqual([{ name: db.name, head: db.treeHead(), records: 3 }]);
});

describe("roots of tiles that are known already", () => {
  const start = `sumdb/${db.name}/`;
  const complete = () =>
    [...carried()].filter(([path, bytes]) => path.startsWith(`${start}tile/`) && bytes.length === 256 * 32);
  const rooted = (rootOf: (tile: Buffer) => string) =>
    new Map(complete().map(([path, bytes]) => [path, rootOf(bytes)]));

  test("are taken for what was computed", () => {
    expect(complete()).not.toEqual([]);
    expect(verifyCarriedLogs(COMPONENTS, logs, carried(), rooted(rootOfTile))[0]?.records).toBe(3);
  });

  test("and count: a wrong one refuses its tile", () => {
    const wrong = rooted(() => rootOfTile(Buffer.alloc(256 * 32)));
    expect(faultOf(() => verifyCarriedLogs(COMPONENTS, logs, carried(), wrong))).toBe("log-proof");
  });
});

test("names are escaped as the go command asks for them", () => {
  expect(lookupPath("sum.golang.org", MODULE)).toBe("sumdb/sum.golang.org/lookup/example.com/!mixed@v1.2.3");
});

test("no supported file: the go command would ask the network", () => {
  expect(verdict((files) => files.delete(supportedPath(db.name)))).toBe("log-missing");
});

test("a lookup is missing", () => {
  expect(verdict((files) => files.delete(lookupPath(db.name, MODULE)))).toBe("log-missing");
});

const tiles = tilesFor([record, toolchainRecord, otherRecord], SIZE);

test("there are tiles inside and at the right edge, on three levels", () => {
  const kinds = new Set(tiles.map((tile) => `${tile.level}${tile.width === 256 ? " inside" : " edge"}`));
  expect([...kinds].sort()).toEqual(["0 edge", "0 inside", "1 edge", "1 inside", "2 edge"]);
});

test.each(tiles.map((tile) => [tilePath(tile), tile] as const))(
  "%s is missing, altered or cut",
  (_, tile) => {
    const path = tileMemberPath(db.name, tile);
    expect(verdict((files) => files.delete(path))).toBe("log-missing");
    expect(verdict((files) => files.get(path)?.writeUInt8((db.tile(tile)[3] ?? 0) ^ 1, 3))).toBe("log-proof");
    expect(verdict((files) => files.set(path, db.tile(tile).subarray(1)))).toBe("log-proof");
  },
);

test("an h1 in the lookup is altered", () => {
  expect(verdict(answer((text) => text.replace(sums("mixed").zip, sums("forged").zip)))).toBe("log-proof");
});

test("the record's number is altered, in the lookup or in the manifest", () => {
  expect(verdict(answer((text) => text.replace(/^\d+/, String(record + 1))))).toBe("log-record:number");
  const claimed = COMPONENTS.map((component) =>
    component.id === "example.com/Mixed@v1.2.3" ? { ...component, log: log(record + 1) } : component,
  );
  expect(verdict(() => {}, claimed)).toBe("log-record:number");
  expect(
    verdict(
      answer((text) => text.replace(/^\d+/, String(record + 1))),
      claimed,
    ),
  ).toBe("log-proof");
});

/** Changes the head in every lookup, so that there is one still. */
const everyHead = (change: (text: string) => string) => (files: Map<string, Buffer>) => {
  for (const module of [MODULE, OTHER, TOOLCHAIN]) {
    files.set(lookupPath(db.name, module), Buffer.from(change(db.lookup(module))));
  }
};

test("the size, the hash or the signature of the head is altered", () => {
  expect(verdict(everyHead((text) => text.replace(`tree\n${SIZE}\n`, `tree\n${SIZE - 1}\n`)))).toBe(
    "log-signature:signature",
  );
  const { hash } = db.treeHead(300);
  expect(verdict(everyHead((text) => text.replace(db.treeHead().hash, hash)))).toBe(
    "log-signature:signature",
  );
  expect(verdict(everyHead((text) => text.replace(/.{6}\n$/, "AAAA==\n")))).toMatch(/^log-signature:/);
});

test("a head that the database signed for another size does not fit the tiles", () => {
  expect(verdict(everyHead((text) => text.replace(db.head(), db.head(65_995))))).toMatch(
    /^log-(?:missing|proof)$/,
  );
});

test("two heads, each of them good", () => {
  expect(
    verdict((files) => files.set(lookupPath(db.name, MODULE), Buffer.from(db.lookup(MODULE, 65_992)))),
  ).toBe("log-signature:one-head");
});

test("a head signed by another database", () => {
  const other = new TestSumdb("other.example.test");
  const forged = everyHead((text) =>
    text.replace(db.head(), other.sign(`go.sum database tree\n${SIZE}\n${db.treeHead().hash}\n`)),
  );
  expect(verdict(forged)).toBe("log-signature:not-signed");
});

test.each([
  ["the zip of a module", "example.com/Mixed@v1.2.3", { goH1: sums("forged").zip }],
  ["the go.mod of a module", "example.com/Mixed@v1.2.3", { goModH1: sums("forged").mod }],
  ["the go.mod of a module without zip", "example.com/other@v0.1.0", { goModH1: sums("forged").mod }],
  ["the toolchain", "go1.21.5.linux-amd64", { goH1: sums("forged").zip }],
])("%s is altered, and signed so", (_, id, change) => {
  const signed = COMPONENTS.map((component) =>
    component.id === id ? { ...component, ...change } : component,
  );
  expect(verdict(() => {}, signed)).toBe("log-mismatch");
});

test("the zip is altered and the answer for another module put in its place", () => {
  const swapped = (files: Map<string, Buffer>) =>
    files.set(lookupPath(db.name, MODULE), Buffer.from(db.lookup(OTHER)));
  const signed = COMPONENTS.map((component) =>
    component.id === "example.com/Mixed@v1.2.3"
      ? { ...component, goH1: sums("other").zip, log: log(otherRecord) }
      : component,
  );
  expect(verdict(swapped)).toBe("log-record:number");
  expect(verdict(swapped, signed)).toBe("log-record:no-zip-line");
});

test("sums that stand outside the proven record count for nothing", () => {
  const forged = sums("forged");
  const lines = `${MODULE.path} ${MODULE.version} ${forged.zip}\n${MODULE.path} ${MODULE.version}/go.mod ${forged.mod}\n`;
  const signed = COMPONENTS.map((component) =>
    component.id === "example.com/Mixed@v1.2.3"
      ? { ...component, goH1: forged.zip, goModH1: forged.mod }
      : component,
  );
  const behindNote = everyHead((text) => `${text}${lines}`);
  expect(verdict(behindNote, signed)).toBe("log-signature:note");
  const inRecord = answer((text) => text.replace("\n\n", `\n${lines}\n`));
  expect(verdict(inRecord, signed)).toBe("log-proof");
});

test("a claim without a sum says nothing", () => {
  const { goModH1: _, ...bare } = COMPONENTS[2];
  expect(verdict(() => {}, [bare])).toBe("log-record:no-sum-stated");
});

test("components without a claim need no database", () => {
  expect(verifyCarriedLogs(COMPONENTS.slice(3), [], new Map())).toEqual([]);
});

test("the key of sum.golang.org is built in, and cannot be stated anew", () => {
  const impostor = new TestSumdb("sum.golang.org");
  const key = keyOfLog("sum.golang.org", [{ name: "sum.golang.org", key: impostor.verifierKey }]);
  expect(key.id.toString("hex")).toBe("033de0ae");
});

test("a database whose key is not stated, or is another's, is refused", () => {
  expect(faultOf(() => verifyCarriedLogs(COMPONENTS, [], carried()))).toBe("log-key");
  const other = new TestSumdb("other.example.test");
  expect(
    faultOf(() => verifyCarriedLogs(COMPONENTS, [{ name: db.name, key: other.verifierKey }], carried())),
  ).toBe("log-key");
});

test("the database as files proves the same", () => {
  const whole = [...db.files()].filter(([name]) => name !== "latest");
  const files = new Map(whole.map(([name, bytes]) => [`sumdb/${db.name}/${name}`, bytes]));
  expect(verifyCarriedLogs(COMPONENTS, logs, files)[0]?.records).toBe(3);
});

describe("what no component speaks of is going to be served too", () => {
  const path = (name: string) => `sumdb/${db.name}/${name}`;

  test("a file that is no part of a database is refused", () => {
    expect(verdict((files) => files.set(path("latest"), Buffer.from(db.head())))).toBe("tree-path");
    expect(verdict((files) => files.set(path("tile/8/0/1"), db.tile(FIRST)))).toBe("tree-path");
  });

  const FIRST = { level: 0, index: 1, width: 256 };

  test("a tile of the tree is welcome, also as narrow as it was once; an altered one is refused", () => {
    const narrow = { ...FIRST, width: 9 };
    expect(verdict((files) => files.set(path(tilePath(FIRST)), db.tile(FIRST)))).toBe("none");
    expect(verdict((files) => files.set(path(tilePath(narrow)), db.tile(narrow)))).toBe("log-missing");
    const both = (last: number) => (files: Map<string, Buffer>) => {
      files.set(path(tilePath(FIRST)), db.tile(FIRST));
      files.set(path(tilePath(narrow)), Buffer.concat([db.tile(narrow).subarray(0, -1), Buffer.of(last)]));
    };
    expect(verdict(both(db.tile(narrow).at(-1) ?? 0))).toBe("none");
    expect(verdict(both((db.tile(narrow).at(-1) ?? 0) ^ 1))).toBe("log-proof");
  });

  test("a tile wider than the tree is refused", () => {
    const beyond = { level: 2, index: 0, width: 9 };
    expect(verdict((files) => files.set(path(tilePath(beyond)), Buffer.alloc(9 * 32)))).toBe("log-proof");
  });

  test("a lookup under another module's name is refused", () => {
    const strange = path("lookup/example.com/strange@v1.0.0");
    expect(verdict((files) => files.set(strange, Buffer.from(db.lookup(OTHER))))).toBe("log-record:name");
  });

  test("a database of which no component speaks is proven like any other", () => {
    const alone: Component = {
      id: `sumdb/${db.name}`,
      kind: "modules",
      part: "sumdb",
      treeH1: GO_H1,
    };
    expect(verdict(() => {}, [alone])).toBe("none");
    expect(
      verdict(
        answer((text) => text.replace(sums("mixed").zip, sums("forged").zip)),
        [alone],
      ),
    ).toBe("log-proof");
  });
});
