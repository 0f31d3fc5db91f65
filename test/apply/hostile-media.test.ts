import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Media } from "../../src/ports/media.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { makeBundle, tarOf, writeFolder, writeTar } from "../support/make-bundle.ts";
import { applyTo, type TestHost, testHost } from "../support/test-host.ts";
import { testZone } from "../support/test-keys.ts";

const zone = testZone();
const GIB = 1024 ** 3;
/** Two chunks, of which the second is short. */
const LARGE = Buffer.alloc(20 * 1024 * 1024, "0123456789abcdef\n");
const bundle = makeBundle({ zone, files: { "a.txt": "first\n", "b/large.bin": LARGE } });

interface Desk extends TestHost {
  /** Where bundles lie. */
  readonly desk: string;
}

function hostWithDesk(): Desk {
  const host = testHost();
  const desk = join(host.folder, "desk");
  mkdirSync(desk);
  return { ...host, desk };
}

/** A host whose media is meddled with once its signature was found right, before its members are read. */
function meddled(host: Desk, meddle: (path: string) => void): Desk {
  const open = async (...given: Parameters<typeof host.media.open>): Promise<Media> => {
    const media = await host.media.open(...given);
    return {
      ...media,
      pass: (...order) => {
        meddle(given[0]);
        return media.pass(...order);
      },
    };
  };
  return { ...host, media: { ...host.media, open } };
}

const large = ({ root }: TestHost) => readFileSync(join(root, "current/files/b/large.bin"));

/** The code of a refusal, which leaves nothing of an installation, not even its folder. */
async function refusal(host: Desk, path: string): Promise<string> {
  const code = await faultOfAsync(applyTo(host, path, { trust: zone.trust }));
  expect(existsSync(dirname(host.root))).toBe(false);
  return code;
}

describe("what is no bundle is refused at once, and nobody waits for it", () => {
  test.each([
    ["a fifo", (path: string) => void spawnSync("mkfifo", [path]), "media-kind"],
    [
      "a link to a fifo",
      (path: string) => {
        spawnSync("mkfifo", [`${path}.fifo`]);
        symlinkSync(`${path}.fifo`, path);
      },
      "media-kind",
    ],
    ["a device", (path: string) => symlinkSync("/dev/zero", path), "media-kind"],
    ["a link that leads nowhere", (path: string) => symlinkSync("nowhere", path), "media-missing"],
    ["a link that leads to itself", (path: string) => symlinkSync(path, path), "media-read"],
    ["an empty file", (path: string) => writeFileSync(path, ""), "not-a-bundle:no-manifest"],
    ["an empty folder", (path: string) => mkdirSync(path), "not-a-bundle:no-manifest"],
    [
      "5 GiB of nothing",
      (path: string) => {
        writeFileSync(path, "");
        truncateSync(path, 5 * GIB);
      },
      "not-a-bundle:no-manifest",
    ],
    [
      "a file of the kernel that has no size",
      (path: string) => symlinkSync("/proc/self/maps", path),
      "not-a-bundle:no-manifest",
    ],
  ])("%s", async (_, make, code) => {
    const host = hostWithDesk();
    const path = join(host.desk, "bundle");
    make(path);
    expect(await faultOfAsync(applyTo(host, path, { trust: zone.trust }))).toBe(code);
  });

  test("a socket", async () => {
    const host = hostWithDesk();
    const path = join(host.desk, "s");
    const server = createServer().listen(path);
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once("listening", resolve));
    expect(await faultOfAsync(applyTo(host, path, { trust: zone.trust }))).toBe("media-kind");
  });

  test.each([2 * GIB, 4 * GIB, 2 * GIB + 512])(
    "a bundle with %d bytes of nothing behind it",
    async (more) => {
      const host = hostWithDesk();
      const path = writeTar(bundle, host.desk);
      truncateSync(path, statSync(path).size + more);
      expect(await refusal(host, path)).toBe("bundle-trailing");
    },
  );
});

describe("a file that changes under a run", () => {
  test.each([
    [
      "is altered",
      (path: string) => {
        const bytes = readFileSync(path);
        const at = bytes.length - 4096;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        writeFileSync(path, bytes);
      },
      "member-digest",
    ],
    [
      "is cut short",
      (path: string) => truncateSync(path, statSync(path).size - 5 * 1024 * 1024),
      "bundle-truncated",
    ],
    ["is emptied", (path: string) => truncateSync(path, 0), "bundle-truncated"],
    ["grows", (path: string) => appendFileSync(path, Buffer.alloc(512)), "none"],
    ["is taken away", (path: string) => rmSync(path), "none"],
    [
      "is exchanged for another bundle",
      (path: string) => {
        writeFileSync(`${path}.other`, tarOf(makeBundle({ zone, files: { "evil.txt": "evil\n" } })));
        renameSync(`${path}.other`, path);
      },
      "none",
    ],
    [
      "is exchanged for a link",
      (path: string) => {
        renameSync(path, `${path}.old`);
        symlinkSync("/dev/zero", path);
      },
      "none",
    ],
  ])("%s", async (_, meddle, code) => {
    const host = meddled(hostWithDesk(), meddle);
    const path = writeTar(bundle, host.desk);
    if (code === "none") {
      await applyTo(host, path, { trust: zone.trust });
      expect(large(host).equals(LARGE)).toBe(true);
    } else expect(await refusal(host, path)).toBe(code);
  });
});

describe("a folder that changes under a run", () => {
  test.each([
    [
      "a file becomes a fifo",
      (path: string) => {
        rmSync(join(path, "files/b/large.bin"));
        spawnSync("mkfifo", [join(path, "files/b/large.bin")]);
      },
      "tree-not-plain",
    ],
    [
      "a file becomes a link to what it was",
      (path: string) => {
        renameSync(join(path, "files/a.txt"), join(path, "files/old"));
        symlinkSync("old", join(path, "files/a.txt"));
      },
      "tree-not-plain",
    ],
    [
      "a file becomes a device",
      (path: string) => {
        rmSync(join(path, "files/b/large.bin"));
        symlinkSync("/dev/zero", join(path, "files/b/large.bin"));
      },
      "tree-not-plain",
    ],
    [
      "a file is cut short",
      (path: string) => truncateSync(join(path, "files/b/large.bin"), 17 * 1024 * 1024),
      "bundle-truncated",
    ],
    ["a file is gone", (path: string) => rmSync(join(path, "files/a.txt")), "file-read"],
    [
      "a folder leads to other files",
      (path: string) => {
        renameSync(join(path, "files/b"), join(path, "old"));
        mkdirSync(join(path, "other"));
        writeFileSync(
          join(path, "other/large.bin"),
          LARGE.map((byte) => byte ^ 1),
        );
        symlinkSync("../other", join(path, "files/b"));
      },
      "member-digest",
    ],
  ])("%s", async (_, meddle, code) => {
    const host = meddled(hostWithDesk(), meddle);
    expect(await refusal(host, writeFolder(bundle, host.desk))).toBe(code);
  });
});
