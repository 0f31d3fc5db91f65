import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, onTestFinished, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import type { Manifest, Member } from "../../src/bundle/manifest/manifest.ts";
import { rootOfTile } from "../../src/golang/tlog.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { Pool } from "../../src/host/threads/pool.ts";
import { distributionDigests } from "../../src/payload/distribution.ts";
import type { Destiny, StagingFolder } from "../../src/ports/media.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, type TestBundle, writeFolder, writeTar } from "../support/make-bundle.ts";
import { testZone } from "../support/test-keys.ts";

const zone = testZone();
const MIB = 1024 * 1024;
const FORMS = ["tar", "pipe", "folder"] as const;

function threads(): Pool {
  const pool = new Pool(2, () => new Worker(new URL("../../src/host/threads/worker.ts", import.meta.url)));
  onTestFinished(() => pool.close());
  return pool;
}

/** Opens the bundle in a form, and passes it with the destiny of each member. */
async function pass(
  bundle: TestBundle,
  form: (typeof FORMS)[number],
  destiny: (member: Member) => Destiny,
  more: { pool?: Pool; seen?: (bytes: number, total: number) => void } = {},
) {
  const { pool = inlinePool(), seen = () => undefined } = more;
  const folder = testFolder();
  const path = form === "folder" ? writeFolder(bundle, folder) : writeTar(bundle, folder);
  const media = await nodeMedia(pool, () => openSync(path, "r")).open(form === "pipe" ? "-" : path);
  onTestFinished(() => media.close());
  return await media.pass(bundle.manifest, destiny, seen);
}

/** 40 MiB that repeat nowhere on a chunk's border. */
function largeContent(): Buffer {
  const bytes = Buffer.alloc(40 * MIB);
  for (let at = 0; at < bytes.length; at += 4096) bytes.writeUInt32LE(at, at);
  return bytes;
}

const LARGE = largeContent();

function largeBundle(restate?: (member: Member) => Member): TestBundle {
  const files = { "large.bin": LARGE, "small.txt": "small\n" };
  const change = (manifest: Manifest) => ({
    ...manifest,
    members: manifest.members.map((one) => (one.chunks && restate ? restate(one) : one)),
  });
  return makeBundle({ zone, files, restate: change });
}

const stranger = sha256(Buffer.from("stranger"));

describe.each(FORMS)("a member in chunks, as %s", (form) => {
  test("is written whole, by threads as well", async () => {
    const into = testFolder() as StagingFolder;
    const seen: number[] = [];
    const place = (member: Member): Destiny => ({ do: "place", into, name: member.path, executable: false });
    await pass(largeBundle(), form, place, { pool: threads(), seen: (bytes) => void seen.push(bytes) });
    expect(sha256(readFileSync(join(into, "files/large.bin")))).toBe(sha256(LARGE));
    expect(readFileSync(join(into, "files/small.txt"), "utf8")).toBe("small\n");
    expect(seen.at(-1)).toBe(largeBundle().manifest.members.reduce((sum, { size }) => sum + size, 0));
  });

  test("is refused for any chunk", async () => {
    const into = testFolder() as StagingFolder;
    const bundle = largeBundle((one) => ({ ...one, chunks: (one.chunks ?? []).with(1, stranger) }));
    const place = (member: Member): Destiny => ({ do: "place", into, name: member.path, executable: false });
    await expect(pass(bundle, form, place)).rejects.toMatchObject({
      code: "member-digest",
      facts: { want: stranger },
    });
    // The bad chunk was not written: at its place there is nothing or zeros.
    const written = readFileSync(join(into, "files/large.bin"));
    expect(written.subarray(16 * MIB, 32 * MIB).every((byte) => byte === 0)).toBe(true);
  });

  test("is kept in memory, and refused there for the digest of the whole", async () => {
    const keep = (member: Member): Destiny => ({ do: member.chunks ? "keep" : "check" });
    const [kept] = await pass(largeBundle(), form, keep, { pool: threads() });
    expect(sha256(kept?.bytes ?? new Uint8Array(0))).toBe(sha256(LARGE));
    const bundle = largeBundle((one) => ({ ...one, sha256: stranger }));
    await expect(pass(bundle, form, keep)).rejects.toMatchObject({ code: "member-digest" });
  });

  test.each([0, 1, 2])("is refused for chunk %i where it is only checked", async (number) => {
    const bundle = largeBundle((one) => ({ ...one, chunks: (one.chunks ?? []).with(number, stranger) }));
    await expect(pass(bundle, form, () => ({ do: "check" }))).rejects.toMatchObject({
      code: "member-digest",
      facts: { want: stranger },
    });
  });

  test("is refused for the digest of the whole", async () => {
    const bundle = largeBundle((one) => ({ ...one, sha256: stranger }));
    await expect(pass(bundle, form, () => ({ do: "check" }))).rejects.toMatchObject({
      code: "member-digest",
      facts: { want: stranger },
    });
  });
});

describe.each(FORMS)("destinies, as %s", (form) => {
  const bundle = makeBundle({
    zone,
    toolchains: [{ version: "1.21.5" }],
    modules: [{ path: "github.com/x/y", version: "v1.0.0" }],
    scripts: [{ when: "health", name: "1-a.sh", text: "#!/bin/sh\n" }],
  });
  const [toolchain] = bundle.manifest.components;

  test("unpack makes a GOROOT with modes by rule and gives the names of Go's record", async () => {
    const into = `${testFolder()}/go` as StagingFolder;
    const destiny = (member: Member): Destiny =>
      member.path.startsWith("toolchains/")
        ? { do: "unpack", into, form: "module", version: "1.21.5", target: "linux/amd64" }
        : { do: "check" };
    const [found] = await pass(bundle, form, destiny, { pool: threads() });
    const onDisk = (found?.files ?? []).map((file) => ({
      ...file,
      sha256: sha256(readFileSync(join(into, file.installed))),
    }));
    expect(toolchain).toMatchObject(distributionDigests(onDisk));
    expect(lstatSync(join(into, "bin/go")).mode & 0o777).toBe(0o755);
    expect(lstatSync(join(into, "VERSION")).mode & 0o777).toBe(0o644);
    expect(existsSync(join(into, "src/cmd/go.mod"))).toBe(true);
  });

  test("deepen and keep give what was found", async () => {
    const destiny = (member: Member): Destiny => {
      if (member.path.endsWith(".info")) return { do: "keep" };
      if (member.path.startsWith("toolchains/"))
        return { do: "deepen", as: { toolchain: "module", version: "1.21.5", target: "linux/amd64" } };
      return member.path.startsWith("modules/") && member.path.endsWith(".zip")
        ? { do: "deepen", as: { module: { path: "github.com/x/y", version: "v1.0.0" } } }
        : { do: "check" };
    };
    const [go, info, zip] = await pass(bundle, form, destiny);
    expect(toolchain).toMatchObject({ treeH1: go?.treeH1, goH1: go?.goH1 });
    expect(Buffer.from(info?.bytes ?? []).toString()).toContain('"v1.0.0"');
    expect(bundle.manifest.components[1]).toMatchObject({ goH1: zip?.goH1 });
  });

  test("a complete tile is kept with its root, and an incomplete one without", async () => {
    const tile = Buffer.alloc(256 * 32, 7);
    const files = { complete: tile, incomplete: tile.subarray(32) };
    const keep = (): Destiny => ({ do: "keep", tile: true });
    const passed = await pass(makeBundle({ zone, files }), form, keep);
    const roots = passed.map(({ path, root }) => [path, root]);
    expect(roots).toContainEqual(["files/complete", rootOfTile(tile)]);
    expect(roots).toContainEqual(["files/incomplete", undefined]);
  });

  test("nothing is written over, and no link is followed", async () => {
    const into = testFolder() as StagingFolder;
    const place = (member: Member): Destiny => ({ do: "place", into, name: member.path, executable: true });
    writeFileSync(join(into, "elsewhere"), "old");
    mkdirSync(join(into, "scripts/health"), { recursive: true });
    symlinkSync(join(into, "elsewhere"), join(into, "scripts/health/1-a.sh"));
    await expect(pass(bundle, form, place)).rejects.toMatchObject({ code: "staging-write" });
    expect(readFileSync(join(into, "elsewhere"), "utf8")).toBe("old");
  });

  test("a link in place of a folder is not entered", async () => {
    const into = testFolder() as StagingFolder;
    const outside = testFolder();
    symlinkSync(outside, join(into, "scripts"));
    const place = (member: Member): Destiny => ({ do: "place", into, name: member.path, executable: true });
    await expect(pass(bundle, form, place)).rejects.toMatchObject({ code: "staging-write" });
    expect(existsSync(join(outside, "health"))).toBe(false);
  });

  test("a listener that throws stops the pass", async () => {
    const stop = new Error("stop");
    const seen = () => {
      throw stop;
    };
    await expect(pass(bundle, form, () => ({ do: "check" }), { seen })).rejects.toBe(stop);
  });
});

test("a pass leaves no file open", async () => {
  const open = () => {
    const fd = openSync("/dev/null", "r");
    closeSync(fd);
    return fd;
  };
  const before = open();
  const bundle = largeBundle((one) => ({ ...one, sha256: stranger }));
  const path = writeFolder(bundle, testFolder());
  const media = await nodeMedia(inlinePool()).open(path);
  await expect(
    media.pass(
      bundle.manifest,
      () => ({ do: "check" }),
      () => undefined,
    ),
  ).rejects.toHaveProperty("code");
  media.close();
  expect(open()).toBe(before);
});
