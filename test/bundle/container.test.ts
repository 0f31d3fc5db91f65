import { Readable } from "node:stream";
import fc from "fast-check";
import { extract } from "tar-stream";
import { describe, expect, test } from "vitest";
import type { ContainerFile } from "../../src/bundle/blocks.ts";
import { writeContainer } from "../../src/bundle/container.ts";
import { padding } from "../../src/bundle/framing.ts";
import { createdSeconds } from "../../src/bundle/manifest/manifest.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { makeBundle, type TestBundle, tarOf } from "../support/make-bundle.ts";

/** All bytes of a container. */
async function written(files: Iterable<ContainerFile>, mtime = 1): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  await writeContainer(files, mtime, (pieces) => {
    for (const piece of pieces) parts.push(Buffer.from(piece));
  });
  return Buffer.concat(parts);
}

/** Pieces of the given lengths, each memory of its own. */
function* inPieces(content: Buffer, ...lengths: number[]): Generator<Buffer> {
  let at = 0;
  for (const length of [...lengths, content.length]) {
    yield Buffer.from(content.subarray(at, at + length));
    at += length;
  }
}

function filesOf(bundle: TestBundle): ContainerFile[] {
  const heads = [
    { path: "manifest.json", size: bundle.manifestBytes.length, content: () => bundle.manifestBytes },
    { path: "manifest.p7s", size: bundle.signature.length, content: () => bundle.signature },
  ];
  const members = bundle.stored.map(({ member, content }) => ({ ...member, content: () => content }));
  return [...heads, ...members];
}

const plain = (path: string, content: Buffer): ContainerFile => ({
  path,
  size: content.length,
  content: () => content,
});

describe("a container", () => {
  const bundle = makeBundle({
    apps: [
      {
        name: "demo",
        files: { "go.mod": "module x.test/demo\n", [`${"d/".repeat(60)}说明.go`]: "package x\n" },
      },
    ],
    scripts: [{ when: "health", name: "1-check.sh", text: "#!/bin/sh\n" }],
    files: { empty: "", block: "x".repeat(512), large: Buffer.alloc(3_000_001, 7) },
  });

  test("is the one that the headers and the layout foresee", async () => {
    expect((await written(filesOf(bundle), createdSeconds(bundle.manifest))).equals(tarOf(bundle))).toBe(
      true,
    );
  });

  test("is the same twice", async () => {
    const [a, b] = await Promise.all([written(filesOf(bundle)), written(filesOf(bundle))]);
    expect(a.equals(b)).toBe(true);
  });

  test("is read by tar-stream as it was meant", async () => {
    const found: [string, number, number][] = [];
    const tar = await written(filesOf(bundle), 1_795_219_200);
    for await (const entry of Readable.from([tar]).pipe(extract())) {
      const { name, mode = 0, size = 0, mtime, type } = entry.header;
      found.push([name, mode, size]);
      expect([type, mtime?.getTime()]).toEqual(["file", 1_795_219_200_000]);
      entry.resume();
    }
    expect(found.slice(2)).toEqual(
      bundle.stored.map(({ member }) => [member.path, member.executable ? 0o755 : 0o644, member.size]),
    );
  });

  test("does not depend on the pieces in which a content comes", async () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), lengths, async (bytes, cuts) => {
        const content = Buffer.from(bytes);
        const end = plain("end", Buffer.from("end"));
        const file = { path: "file", size: content.length, content: () => inPieces(content, ...cuts) };
        const whole = await written([plain("file", content), end]);
        expect((await written([file, end])).equals(whole)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test("keeps no more than a little of a large member in memory", async () => {
    const piece = 1 << 20;
    const count = 200;
    let given = 0;
    let taken = 0;
    let most = 0;
    function* content(): Generator<Buffer> {
      for (let at = 0; at < count; at++) {
        given += piece;
        most = Math.max(most, given - taken);
        yield Buffer.alloc(piece);
      }
    }
    await writeContainer([{ path: "large", size: piece * count, content }], 1, async (pieces) => {
      await new Promise((resolve) => setImmediate(resolve));
      for (const bytes of pieces) taken += bytes.length;
    });
    expect(given).toBe(piece * count);
    expect(most).toBeLessThan(16 * piece);
  });
});

describe("what goes wrong comes out, and nothing hangs", () => {
  const content = Buffer.alloc(5000, 1);
  test.each([
    ["too short", () => inPieces(content.subarray(1))],
    ["too long", () => inPieces(Buffer.concat([content, content]))],
    ["empty", () => inPieces(Buffer.alloc(0))],
    ["too short, at once", () => content.subarray(1)],
    ["too long by a byte, at once", () => Buffer.concat([content, Buffer.alloc(1)])],
  ])("a content that is %s", async (_, make) => {
    const file = { path: "file", size: content.length, content: make };
    expect(await faultOfAsync(written([plain("before", content), file]))).toBe("container-drift");
  });

  test("after a content that throws the sink gets no end of a container", async () => {
    function* broken(): Generator<Buffer> {
      yield content;
      throw new Error("unplugged");
    }
    const file = { path: "file", size: 10_000, content: broken };
    let taken = 0;
    const writing = writeContainer([file, plain("after", content)], 1, (pieces) => {
      taken += pieces.length;
    });
    await expect(writing).rejects.toThrow("unplugged");
    expect(taken).toBe(0);
  });

  test("a sink that throws; the content that was open is closed", async () => {
    let closed = false;
    function* endless(): Generator<Buffer> {
      try {
        while (true) yield Buffer.alloc(1 << 20);
      } finally {
        closed = true;
      }
    }
    const file = { path: "file", size: 1 << 30, content: endless };
    const writing = writeContainer([file], 1, () => {
      throw new Error("disk full");
    });
    await expect(writing).rejects.toThrow("disk full");
    await expect.poll(() => closed).toBe(true);
  });

  test("a path that fits no header", async () => {
    await expect(written([plain("x".repeat(300), content)])).rejects.toThrow(RangeError);
  });
});

test("an empty list gives the end alone", async () => {
  expect((await written([])).equals(Buffer.alloc(1024))).toBe(true);
  expect(padding(0)).toBe(0);
});
