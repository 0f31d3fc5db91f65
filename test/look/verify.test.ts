import { spawnSync } from "node:child_process";
import { mkdirSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Sha256, sha256 } from "../../src/bundle/digest.ts";
import type { Component } from "../../src/bundle/manifest/component.ts";
import { Fault } from "../../src/fault.ts";
import { FAULTS } from "../../src/faults.ts";
import { h1OfGoMod } from "../../src/golang/dirhash.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { verifyMedia } from "../../src/look/verify.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import {
  makeBundle,
  type TestBundle,
  tarOf,
  type Wanted,
  writeFolder,
  writeTar,
} from "../support/make-bundle.ts";
import { sampleBundle } from "../support/sample-bundle.ts";
import { silentReporter } from "../support/silent-reporter.ts";
import { testZone } from "../support/test-keys.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const zone = testZone();
const demands = { trust: zone.trust, deep: false, floor: () => undefined };

/** A bundle of everything, its sums recorded in a checksum database. */
function full(more: Wanted = {}): TestBundle {
  return makeBundle({
    zone,
    sumdb: new TestSumdb().padTo(300),
    toolchains: [{ version: "1.21.5" }],
    modules: [{ path: "github.com/Azure/x", version: "v1.0.0" }],
    apps: [{ name: "demo", files: { "go.mod": "module example.test/demo\n" } }],
    ...more,
  });
}

function verify(
  path: string,
  more: Partial<Parameters<typeof verifyMedia>[2]> = {},
  reporter = silentReporter(),
) {
  return verifyMedia(nodeMedia(inlinePool()), path, { ...demands, ...more }, reporter);
}

/** The bundle with one component that says something else. */
function restated(kind: Component["kind"], change: Partial<Record<"goH1" | "treeH1", string>>): TestBundle {
  return full({
    restate: (manifest) => ({
      ...manifest,
      components: manifest.components.map((one) =>
        one.kind === kind ? ({ ...one, ...change } as Component) : one,
      ),
    }),
  });
}

describe("a good bundle", () => {
  test.each([false, true])("is accepted with its log proofs, deep: %s", async (deep) => {
    const bundle = full();
    const found = await verify(writeTar(bundle, testFolder()), { deep });
    expect(found.trusted.identity).toBe(bundle.identity);
    expect(found.logs).toMatchObject([{ name: "sum.example.test", records: 2 }]);
  });

  test("is accepted through a link to it", async () => {
    const folder = testFolder();
    symlinkSync(writeTar(full(), folder), join(folder, "link"));
    expect((await verify(join(folder, "link"))).form).toBe("tar");
  });

  test("may have an operating system's files beside it, which are named and never opened", async () => {
    const path = writeFolder(sampleBundle(zone), testFolder());
    // Whoever opened a fifo to read it would wait for ever.
    expect(spawnSync("mkfifo", [join(path, ".DS_Store"), join(path, "files", "._a.txt")]).status).toBe(0);
    const reporter = silentReporter();
    await verify(path, {}, reporter);
    expect(reporter.warnings).toEqual(["folder-ignored"]);
  });
});

describe("what is asked of a bundle", () => {
  test("its identity", async () => {
    const path = writeTar(sampleBundle(zone), testFolder());
    await expect(verify(path, { identity: sha256(Buffer.from("x")) })).rejects.toMatchObject({
      code: "identity-mismatch",
    });
  });

  test("a sequence that is not under the floor", async () => {
    const path = writeTar(full({ sequence: 4 }), testFolder());
    const { identity } = (await verify(path)).trusted;
    const floor = (sequence: number, accepted: Sha256) => () => ({
      sequence,
      identity: accepted,
      newest: "2026-01-01T00:00:00Z",
    });
    const other = sha256(Buffer.from("another"));
    await expect(verify(path, { floor: floor(5, other) })).rejects.toMatchObject({ code: "floor-under" });
    await expect(verify(path, { floor: floor(4, other) })).rejects.toMatchObject({ code: "same-sequence" });
    await expect(verify(path, { floor: floor(4, identity) })).resolves.toMatchObject({ form: "tar" });
    await expect(verify(path, { floor: floor(3, other) })).resolves.toMatchObject({ form: "tar" });
  });
});

describe("signed statements that are not true", () => {
  const other = h1OfGoMod(Buffer.from("other"));

  test("a toolchain's goH1 that the database does not have", async () => {
    const path = writeTar(restated("toolchain", { goH1: other }), testFolder());
    await expect(verify(path)).rejects.toMatchObject({ code: "log-mismatch" });
  });

  test("a toolchain's treeH1, found by looking deep", async () => {
    const path = writeTar(restated("toolchain", { treeH1: other }), testFolder());
    await expect(verify(path)).resolves.toMatchObject({ form: "tar" });
    await expect(verify(path, { deep: true })).rejects.toMatchObject({ code: "tree-mismatch" });
  });

  test("the digest of the executable in an installer", async () => {
    const { gzipSync } = await import("node:zlib");
    const program = Buffer.from("#!/bin/sh\n");
    const path = (size: number, digest: Sha256) =>
      writeTar(
        makeBundle({ zone, installer: { packed: gzipSync(program), size, sha256: digest } }),
        testFolder(),
      );
    await expect(verify(path(10, sha256(program)), { deep: true })).resolves.toMatchObject({ form: "tar" });
    await expect(verify(path(9, sha256(program)), { deep: true })).rejects.toMatchObject({
      code: "tree-mismatch",
    });
    await expect(verify(path(10, sha256(Buffer.from("x"))), { deep: true })).rejects.toMatchObject({
      code: "tree-mismatch",
    });
  });
});

describe("what is no bundle", () => {
  test("nothing, an empty folder, a fifo, some text", async () => {
    const folder = testFolder();
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "text"), "hello\n".repeat(500));
    expect(spawnSync("mkfifo", [join(folder, "fifo")]).status).toBe(0);
    await expect(verify(join(folder, "absent"))).rejects.toMatchObject({ code: "media-missing" });
    await expect(verify(join(folder, "empty"))).rejects.toMatchObject({ code: "not-a-bundle" });
    await expect(verify(join(folder, "text"))).rejects.toMatchObject({ code: "not-a-bundle" });
    await expect(verify(join(folder, "fifo"))).rejects.toMatchObject({ code: "media-kind" });
  });
});

describe("mangled bundles", () => {
  const small = makeBundle({ zone, files: { a: "first\n", "b/c": Buffer.alloc(600, 1) } });
  const tar = tarOf(small);
  const pipe = (bytes: Buffer) => {
    const path = join(testFolder(), "b");
    writeFileSync(path, bytes);
    const door = nodeMedia(inlinePool(), () => openSync(path, "r"));
    return verifyMedia(door, "-", demands, silentReporter());
  };
  const file = (bytes: Buffer, folder: string) => {
    writeFileSync(join(folder, "b"), bytes);
    return verify(join(folder, "b"));
  };

  test("a flipped bit anywhere is refused as not trusted", async () => {
    const folder = testFolder();
    // Every byte of the head files has a test of its own; here one in three of the framing and the members.
    const members = tar.length - 512 * 10;
    for (let at = 0; at < tar.length; at += at < members ? 11 : 3) {
      const bytes = Buffer.from(tar);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (at % 8)), at);
      const thrown = await (at % 2 === 0 ? file(bytes, folder) : pipe(bytes)).catch(
        (error: unknown) => error,
      );
      expect(thrown instanceof Fault && FAULTS[thrown.code].exit, `byte ${at}`).toBe(3);
    }
  });

  test("every cut is refused", async () => {
    const folder = testFolder();
    for (let length = 0; length < tar.length; length += length % 512 === 0 ? 1 : 511) {
      const bytes = tar.subarray(0, length);
      await expect(file(bytes, folder), `file of ${length}`).rejects.toHaveProperty("code");
      await expect(pipe(bytes), `pipe of ${length}`).rejects.toHaveProperty("code");
    }
  });
});
