import { existsSync, readFileSync, readlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { faultOfAsync } from "../support/fault-of.ts";
import { makeBundle, writeFolder, writeTar } from "../support/make-bundle.ts";
import { applyTo, type TestHost, testHost } from "../support/test-host.ts";
import { testZone } from "../support/test-keys.ts";

type Read = (fd: number, bytes: Uint8Array, at: number, length: number, position: number) => number;

/** What the media's own reads go through; every read is numbered from 1, and told how often its place was read before. */
const medium = vi.hoisted(() => ({
  path: "",
  count: 0,
  seen: new Map<string, number>(),
  after: (_read: number, _before: number, _bytes: Uint8Array): void => undefined,
}));

/** The real disk, but for reads of what lies below `medium.path`: a stick that has two faces, or is pulled. */
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const readSync: Read = (fd, bytes, at, length, position) => {
    const got = (fs.readSync as Read)(fd, bytes, at, length, position);
    const file = fs.readlinkSync(`/proc/self/fd/${fd}`);
    if (medium.path === "" || !file.startsWith(medium.path)) return got;
    const place = `${file} ${position}`;
    const before = medium.seen.get(place) ?? 0;
    medium.seen.set(place, before + 1);
    medium.count++;
    medium.after(medium.count, before, bytes.subarray(at, at + got));
    return got;
  };
  return { ...fs, readSync };
});

const zone = testZone();
const LARGE = Buffer.alloc(16 * 1024 * 1024 + 1024, "0123456789abcdef\n");
const bundle = makeBundle({ zone, files: { "a.txt": "first\n", "b/large.bin": LARGE } });
const FORMS = [
  ["tar", writeTar],
  ["folder", writeFolder],
] as const;

beforeEach(() => {
  medium.path = "";
  medium.count = 0;
  medium.seen.clear();
});

/** Applies with a stick that does `after` to each of its reads; how many there were, and how it ended. */
async function applied(
  write: typeof writeTar,
  after: typeof medium.after,
): Promise<{ host: TestHost; reads: number; code: string }> {
  const host = testHost();
  const path = write(bundle, host.folder);
  Object.assign(medium, { path, after, count: 0 });
  medium.seen.clear();
  const code = await faultOfAsync(applyTo(host, path, { trust: zone.trust }));
  medium.path = "";
  return { host, reads: medium.count, code };
}

/** Of an installation nothing is there, not even its folder. */
function expectUntouched({ root }: TestHost): void {
  expect(existsSync(dirname(root))).toBe(false);
}

describe.each(FORMS)("a stick that holds a %s", (_, write) => {
  test("and fails at a read leaves nothing", async () => {
    const whole = await applied(write, () => undefined);
    expect(whole.code).toBe("none");
    expect(whole.reads).toBeGreaterThan(4);
    // The heads and the small members, then here and there in the large one, and the last.
    const middle = Math.ceil(whole.reads / 2);
    for (const at of [1, 2, 3, 4, 5, middle, whole.reads]) {
      const { host, code } = await applied(write, (read) => {
        if (read === at) throw Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });
      });
      expect(code, `read ${at} of ${whole.reads}`).toBe("media-read");
      expectUntouched(host);
    }
  });

  test.each([
    ["the first time", (before: number) => before === 0],
    ["from the second time on", (before: number) => before > 0],
  ])(
    "and gives other bytes of its members %s is refused, or what was signed is installed",
    async (_name, lies) => {
      const { host, code } = await applied(write, (_read, before, bytes) => {
        // Content of the large member, wherever it is read; all the rest is told truly.
        if (lies(before) && bytes.length >= 64 * 1024) bytes[bytes.length - 600] = 0;
      });
      if (code === "none") {
        expect(readFileSync(join(host.root, "current/files/b/large.bin")).equals(LARGE)).toBe(true);
        expect(readlinkSync(join(host.root, "current"))).toBe("releases/1");
      } else {
        expect(code).toBe("member-digest");
        expectUntouched(host);
      }
    },
  );
});
