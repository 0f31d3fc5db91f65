import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type ArchivedFile, readGoArchive } from "../../src/payload/go-archive.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { paxRecord, type TarPart, writeGoArchive, writeTar } from "../support/test-tar.ts";

const WHICH = { version: "1.21.5", target: "linux/amd64" };
const PREFIX = "golang.org/toolchain@v0.0.1-go1.21.5.linux-amd64/";
const NEEDED: readonly TarPart[] = [
  "VERSION",
  "bin/go",
  "pkg/tool/linux_amd64/compile",
  "pkg/tool/linux_amd64/link",
].map((name) => ({ name: `go/${name}`, content: name }));

async function filesOf(gz: Uint8Array): Promise<(Omit<ArchivedFile, "content"> & { content: string })[]> {
  const files: (Omit<ArchivedFile, "content"> & { content: string })[] = [];
  await readGoArchive(gz, WHICH, (file) =>
    files.push({ ...file, content: Buffer.from(file.content).toString() }),
  );
  return files;
}

const archive = (...parts: TarPart[]): Buffer => gzipSync(writeTar([...NEEDED, ...parts]));
const faultFor = (gz: Uint8Array): Promise<string> => faultOfAsync(filesOf(gz));

test("files are told with their place, their name in the module, and their mode by rule", async () => {
  const files = await filesOf(
    archive({ name: "go/src/go.mod", content: "module std\n" }, { name: "go/test/x.go", content: "x" }),
  );
  expect(files.slice(1, 2)).toEqual([
    { installed: "bin/go", logName: `${PREFIX}bin/go`, executable: true, content: "bin/go" },
  ]);
  expect(files.slice(-2)).toEqual([
    { installed: "src/go.mod", logName: `${PREFIX}src/_go.mod`, executable: false, content: "module std\n" },
    { installed: "test/x.go", logName: undefined, executable: false, content: "x" },
  ]);
});

test("api, doc, misc and test alone are outside the module", async () => {
  const names = ["api/x", "doc/x", "misc/x", "test/x", "src/test/x", "lib/doc/x"];
  const files = await filesOf(archive(...names.map((name) => ({ name: `go/${name}` }))));
  const logged = files.filter((file) => file.logName !== undefined).map((file) => file.installed);
  expect(logged.slice(NEEDED.length)).toEqual(["src/test/x", "lib/doc/x"]);
});

test("folders, long names and a PAX path are read", async () => {
  const odd = "test/fixedbugs/issue27836.dir/\u00defoo.go";
  const files = await filesOf(
    archive(
      { name: "go/", kind: "5" },
      { name: "go/src/", kind: "5" },
      { name: "long.go", prefix: `go/src/${"d/".repeat(30)}e`, content: "long" },
      paxRecord("path", `go/${odd}`),
      { name: "go/test/fixedbugs/issue27836.dir/oo.go", content: "odd" },
    ),
  );
  expect(files.slice(-2).map(({ installed, content }) => [installed, content])).toEqual([
    [`src/${"d/".repeat(30)}e/long.go`, "long"],
    [odd, "odd"],
  ]);
});

test("files of any size come out whole, across the pieces that zlib gives", async () => {
  const sizes = [0, 1, 511, 512, 513, 70_000, 1024 * 1024, 3 * 1024 * 1024 + 7];
  const parts = sizes.map((size, i) => ({ name: `go/src/f${i}`, content: Buffer.alloc(size, `${i}`) }));
  const seen: number[] = [];
  await readGoArchive(archive(...parts), WHICH, ({ installed, content }) => {
    if (!installed.startsWith("src/f")) return;
    expect(Buffer.from(content).equals(Buffer.alloc(content.length, installed.slice(5)))).toBe(true);
    seen.push(content.length);
  });
  expect(seen).toEqual(sizes);
});

test("bytes in shared memory are read in place", async () => {
  const gz = archive();
  const shared = new Uint8Array(new SharedArrayBuffer(gz.length));
  shared.set(gz);
  expect(await filesOf(shared)).toHaveLength(NEEDED.length);
});

test.each([
  ["a symbolic link", { name: "go/x", kind: "2", link: "/etc" }, "archive-format:kind"],
  ["a hard link", { name: "go/x", kind: "1", link: "go/VERSION" }, "archive-format:kind"],
  ["a link name on a file", { name: "go/x", link: "y" }, "archive-format:kind"],
  ["a device", { name: "go/x", kind: "3" }, "archive-format:kind"],
  ["a GNU long name", { name: "././@LongLink", kind: "L", content: "go/x\0" }, "archive-format:kind"],
  ["a global PAX header", { name: "g", kind: "g", content: "x" }, "archive-format:kind"],
  ["a GNU header", { name: "go/x", magic: "ustar  \0" }, "archive-format:magic"],
  ["a base-256 size", { name: "go/x", size: "\x80\0\0\0\0\0\0\0\0\0\0\x01" }, "archive-format:number"],
  ["a folder with content", { name: "go/x/", kind: "5", content: "x" }, "archive-format:kind"],
  ["a size beyond all limits", { name: "go/x", size: "77777777777\0" }, "archive-format:too-large"],
  ["a name outside go/", { name: "etc/passwd" }, "toolchain-content:prefix"],
  ["a name that leaves go/", { name: "go/../etc/passwd" }, "entry-path:element"],
  ["a name twice", { name: "go/VERSION" }, "entry-path:collision"],
  ["a name in another case", { name: "go/version" }, "entry-path:collision"],
  ["a real _go.mod", { name: "go/src/_go.mod" }, "toolchain-content:go.mod"],
  ["another PAX key", paxRecord("linkpath", "x"), "archive-format:pax"],
  ["a PAX record cut short", { name: "p", kind: "x", content: "99 path=go/x\n" }, "archive-format:pax"],
  ["a huge PAX record", paxRecord("path", `go/${"x".repeat(5000)}`), "archive-format:too-large"],
] satisfies [string, TarPart, string][])("an archive with %s is refused", async (_, part, fault) => {
  expect(await faultFor(archive(part))).toBe(fault);
});

test("a PAX record with two keys, or with nothing behind it, is refused", async () => {
  const two = { name: "p", kind: "x", content: "13 path=go/x\n13 size=9999\n" };
  expect(await faultFor(archive(two))).toBe("archive-format:pax");
  expect(await faultFor(archive(paxRecord("path", "go/x")))).toBe("archive-format:pax");
});

test("a distribution that lacks what it needs is none", async () => {
  expect(await faultFor(writeGoArchive({ VERSION: "go1.21.5" }))).toBe("toolchain-content:missing");
});

test("a header whose sum is wrong, and padding that is not zero, are refused", async () => {
  const tar = writeTar(NEEDED);
  const flipped = (at: number): Buffer => {
    const bent = Buffer.from(tar);
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at);
    return gzipSync(bent);
  };
  expect(await faultFor(flipped(5))).toBe("archive-format:checksum");
  expect(await faultFor(flipped(1000))).toBe("archive-format:padding");
});

test("the end of the archive is two blocks of zeros, and only zeros follow", async () => {
  expect(await faultFor(gzipSync(writeTar(NEEDED, 1)))).toBe("archive-format:truncated");
  expect(await faultFor(gzipSync(writeTar(NEEDED, 0)))).toBe("archive-format:truncated");
  expect(await faultFor(gzipSync(writeTar(NEEDED, 20)))).toBe("none");
  expect(await faultFor(gzipSync(Buffer.concat([writeTar(NEEDED), writeTar([{ name: "go/x" }])])))).toBe(
    "archive-format:after-end",
  );
  expect(await faultFor(gzipSync(Buffer.concat([writeTar(NEEDED), Buffer.alloc(7)])))).toBe(
    "archive-format:truncated",
  );
});

test.each([
  ["a second member", (gz: Buffer) => Buffer.concat([gz, gzipSync("x")])],
  ["trailing bytes", (gz: Buffer) => Buffer.concat([gz, Buffer.alloc(1)])],
  ["a wrong sum", (gz: Buffer) => Buffer.concat([gz.subarray(0, -8), Buffer.alloc(4), gz.subarray(-4)])],
  ["a wrong size", (gz: Buffer) => Buffer.concat([gz.subarray(0, -4), Buffer.alloc(4)])],
  ["its end missing", (gz: Buffer) => gz.subarray(0, -1)],
  ["its half missing", (gz: Buffer) => gz.subarray(0, gz.length >> 1)],
  ["nothing in it", () => Buffer.alloc(0)],
  ["another magic", (gz: Buffer) => Buffer.concat([Buffer.of(0x50), gz.subarray(1)])],
  ["reserved flags", (gz: Buffer) => Buffer.concat([gz.subarray(0, 3), Buffer.of(0x20), gz.subarray(4)])],
  [
    "a header that never ends",
    (gz: Buffer) => Buffer.concat([gz.subarray(0, 3), Buffer.of(8), Buffer.alloc(99, 7)]),
  ],
])("a gzip file with %s is refused", async (_, bend) => {
  expect(await faultFor(bend(archive()))).toMatch(/^archive-format:/);
});
