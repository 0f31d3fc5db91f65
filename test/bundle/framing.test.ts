import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  BLOCK,
  encodeHeader,
  isTrailer,
  layoutOf,
  padding,
  pathInHeader,
  readHeadHeader,
  readHeads,
  TRAILER,
} from "../../src/bundle/framing.ts";
import { createdSeconds } from "../../src/bundle/manifest/manifest.ts";
import { MAX_MANIFEST_BYTES, MAX_REVOCATIONS_BYTES, MAX_SIGNATURE_BYTES } from "../../src/limits.ts";
import { blockOf, makeBundle, tarOf, writeFolder } from "../support/make-bundle.ts";

const MTIME = 1_795_219_200;
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gobundle-framing-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of `docs/FORMAT.md`: offset, 16 bytes in hex, the same as text. */
function workedExample(): Buffer {
  const text = readFileSync(join(import.meta.dirname, "../../docs/FORMAT.md"), "utf8");
  const header = Buffer.alloc(BLOCK);
  for (const [, offset, hex = ""] of text.matchAll(/^ +(\d+) {2}((?:[0-9a-f]{2} ){15}[0-9a-f]{2}) {2}/gm)) {
    header.set(Buffer.from(hex.replaceAll(" ", ""), "hex"), Number(offset));
  }
  return header;
}

describe("a header", () => {
  test("is the one of the worked example", () => {
    expect(encodeHeader("apps/demo/go.mod", 33, false, MTIME)).toEqual(workedExample());
  });

  test("states what cannot be stated as a RangeError", () => {
    expect(() => encodeHeader("x", 8 ** 11, false, MTIME)).toThrow(RangeError);
    expect(() => encodeHeader("x", -1, false, MTIME)).toThrow(RangeError);
    expect(() => encodeHeader("x", 1.5, false, MTIME)).toThrow(RangeError);
    expect(() => encodeHeader("x".repeat(101), 1, false, MTIME)).toThrow(RangeError);
  });

  test("has room for the largest numbers", () => {
    const header = encodeHeader("x", 8 ** 11 - 1, true, 8 ** 11 - 1);
    expect(header.toString("latin1", 124, 148)).toBe("77777777777\0".repeat(2));
    expect(header.toString("latin1", 100, 108)).toBe("0000755\0");
  });

  test("gives its path again", () => {
    const long = `apps/${"d".repeat(120)}/${"é".repeat(40)}/file.go`;
    expect(pathInHeader(encodeHeader(long, 1, false, MTIME))).toBe(long);
  });
});

describe("stock GNU tar", () => {
  test("writes the same container from the folder form (FORMAT 4.8)", () => {
    const long = `${"deep/".repeat(25)}${"n".repeat(90)}.go`;
    const bundle = makeBundle({
      apps: [
        {
          name: "demo",
          files: { "go.mod": "module x.test/demo\n", "说明.md": "text", [long]: "package x\n" },
        },
      ],
      scripts: [{ when: "health", name: "1-check.sh", text: "#!/bin/sh\n" }],
    });
    const root = writeFolder(bundle, folder);
    const paths = ["manifest.json", "manifest.p7s", ...bundle.stored.map(({ member }) => member.path)];
    writeFileSync(join(folder, "list"), `${paths.join("\n")}\n`);
    const stock = "--format=ustar -b 1 --owner=0 --group=0 --numeric-owner --no-recursion".split(" ");
    const own = [`--mtime=${bundle.manifest.created}`, "-C", root, "-T", join(folder, "list"), "-cf", "-"];
    expect(execFileSync("tar", [...stock, ...own]).equals(tarOf(bundle))).toBe(true);
  });

  test("lists and unpacks a container", () => {
    const bundle = makeBundle({ files: { "a.txt": "a", "b.txt": "" } });
    const file = join(folder, "b.tar");
    writeFileSync(file, tarOf(bundle));
    const listed = execFileSync("tar", ["--quoting-style=literal", "-tf", file], { encoding: "utf8" });
    expect(listed).toBe("manifest.json\nmanifest.p7s\nSHA256SUMS\nfiles/a.txt\nfiles/b.txt\n");
    expect(execFileSync("tar", ["-xOf", file, "manifest.json"])).toEqual(bundle.manifestBytes);
  });
});

describe("the layout", () => {
  test("is where tarOf puts things, to the last byte", () => {
    const bundle = makeBundle({ files: { a: "x".repeat(512), b: "", c: "x".repeat(513) } });
    const tar = tarOf(bundle);
    const members = bundle.manifest.members;
    const layout = layoutOf([bundle.manifestBytes.length, bundle.signature.length], members);
    expect(layout.total).toBe(tar.length);
    expect(isTrailer(tar.subarray(layout.trailer))).toBe(true);
    for (const [at, { member, content }] of bundle.stored.entries()) {
      const span = layout.members[at] ?? { header: -1, data: -1, end: -1 };
      expect(pathInHeader(tar.subarray(span.header, span.data))).toBe(member.path);
      expect(tar.subarray(span.data, span.data + member.size).equals(content)).toBe(true);
    }
  });

  test("has neither gaps nor overlaps, and whole blocks only", () => {
    const size = fc.integer({ min: 0, max: 8 ** 11 - 1 });
    fc.assert(
      fc.property(size, size, fc.array(fc.record({ size })), (manifest, signature, members) => {
        const layout = layoutOf([manifest, signature], members);
        const spans = [...layout.heads, ...layout.members];
        const sizes = [manifest, signature, ...members.map((member) => member.size)];
        let end = 0;
        for (const [at, span] of spans.entries()) {
          const size = sizes[at] ?? 0;
          expect(span).toEqual({ header: end, data: end + BLOCK, end: end + BLOCK + size + padding(size) });
          expect(span.end % BLOCK).toBe(0);
          end = span.end;
        }
        expect([layout.trailer, layout.total]).toEqual([end, end + TRAILER]);
      }),
    );
  });
});

describe("the head files", () => {
  const bundle = makeBundle();
  const tar = tarOf(bundle);
  const mtime = createdSeconds(bundle.manifest);

  test("are found by the framing alone", () => {
    const heads = readHeads(tar);
    expect(heads?.manifest.length).toBe(bundle.manifestBytes.length);
    expect(Buffer.from(heads?.manifest ?? [])).toEqual(Buffer.from(bundle.manifestBytes));
    expect(Buffer.from(heads?.signature ?? [])).toEqual(Buffer.from(bundle.signature));
    expect(heads?.mtime).toBe(mtime);
    expect(pathInHeader(tar.subarray(heads?.end))).toBe("SHA256SUMS");
  });

  test("any bit of their headers and padding counts", () => {
    const sizes = [bundle.manifestBytes.length, bundle.signature.length];
    const framing = layoutOf(sizes, []).heads.flatMap(({ header, data, end }, which) => {
      const size = sizes[which] ?? 0;
      const from = (start: number, until: number) =>
        Array.from({ length: until - start }, (_, at) => start + at);
      return [...from(header, data), ...from(data + size, end)];
    });
    for (const at of framing) {
      const flipped = Buffer.from(tar);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      expect(readHeads(flipped), `byte ${at}`).toBeUndefined();
    }
  });

  test("must be whole", () => {
    const end = readHeads(tar)?.end ?? 0;
    for (let length = 0; length < end; length += 61)
      expect(readHeads(tar.subarray(0, length))).toBeUndefined();
    expect(readHeads(tar.subarray(0, end - 1))).toBeUndefined();
    expect(readHeads(tar.subarray(0, end))).toBeDefined();
  });

  test("must come in their order, with one time, and nothing before them", () => {
    const manifest = (time: number) =>
      blockOf({ path: "manifest.json" as never, size: 2 }, Buffer.from("{}"), time);
    const signature = (time: number) =>
      blockOf({ path: "manifest.p7s" as never, size: 1 }, Buffer.from("x"), time);
    expect(readHeads(Buffer.concat([manifest(1), signature(1)]))).toBeDefined();
    expect(readHeads(Buffer.concat([signature(1), manifest(1)]))).toBeUndefined();
    expect(readHeads(Buffer.concat([manifest(1), signature(2)]))).toBeUndefined();
    expect(readHeads(Buffer.concat([Buffer.alloc(BLOCK), manifest(1), signature(1)]))).toBeUndefined();
  });

  test.each([
    ["manifest.json", MAX_MANIFEST_BYTES],
    ["manifest.p7s", MAX_SIGNATURE_BYTES],
    ["revocations.json", MAX_REVOCATIONS_BYTES],
    ["revocations.p7s", MAX_SIGNATURE_BYTES],
  ] as const)("%s has its cap", (file, most) => {
    expect(readHeadHeader(encodeHeader(file, most, false, 1), file)).toEqual({ size: most, mtime: 1 });
    expect(readHeadHeader(encodeHeader(file, most + 1, false, 1), file)).toBeUndefined();
  });

  test("a list of revoked certificates comes with its signature, or not at all", () => {
    const head = (path: string) => blockOf({ path: path as never, size: 1 }, Buffer.from("x"), 1);
    const both = Buffer.concat([head("manifest.json"), head("manifest.p7s")]);
    const list = Buffer.concat([both, head("revocations.json")]);
    expect(readHeads(both)?.revocations).toBeUndefined();
    expect(readHeads(list)).toBeUndefined();
    expect(readHeads(Buffer.concat([list, head("revocations.p7s")]))?.revocations?.list).toHaveLength(1);
  });

  test.each([
    ["a link", (header: Buffer) => header.write("2", 156)],
    ["a folder", (header: Buffer) => header.write("5", 156)],
    ["setuid", (header: Buffer) => header.write("0004755", 100)],
    ["an owner", (header: Buffer) => header.write("root", 265)],
    ["a link name", (header: Buffer) => header.write("x", 157)],
    ["GNU magic", (header: Buffer) => header.write("ustar  ", 257)],
    ["a size in base 256", (header: Buffer) => header.writeUInt8(0x80, 124)],
    ["a size in blanks", (header: Buffer) => header.write("          2", 124)],
  ])("%s is no head file, with a right sum too", (_, change) => {
    const header = encodeHeader("manifest.json", 2, false, 1);
    change(header);
    header.write("        ", 148);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, "0")}\0`,
      148,
    );
    expect(readHeadHeader(header, "manifest.json")).toBeUndefined();
  });
});

test.each([
  [TRAILER, true],
  [TRAILER - BLOCK, false],
  [TRAILER + BLOCK, false],
  [10_240, false],
])("%d zero bytes are a trailer: %s", (length, expected) => {
  expect(isTrailer(Buffer.alloc(length))).toBe(expected);
});

test("other bytes are no trailer", () => {
  expect(isTrailer(Buffer.alloc(TRAILER, 1))).toBe(false);
});
