import { existsSync, openSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { verifyMedia } from "../../src/look/verify.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, writeFolder, writeTar } from "../support/make-bundle.ts";
import { incompressible, type SignedArchive, signedArchivePart } from "../support/signed-archive.ts";
import { silentReporter } from "../support/silent-reporter.ts";
import { applyTo, bundleIn, testHost } from "../support/test-host.ts";
import { testZone } from "../support/test-keys.ts";
import { TestMaker } from "../support/test-openpgp.ts";

const pinned = vi.hoisted(() => ({ armor: new Uint8Array(), fingerprint: "" }));
vi.mock("../../src/payload/go-signing-key.ts", () => ({ GO_SIGNING_KEY: pinned }));

const maker = new TestMaker();
pinned.armor = Buffer.from(maker.key);
pinned.fingerprint = maker.fingerprint;

const MIB = 1024 * 1024;
const LARGE = { "src/large.bin": incompressible(20 * MIB) };
const FORMS = ["tar", "pipe", "folder"] as const;

async function verify(form: (typeof FORMS)[number], deep: boolean, more: Omit<SignedArchive, "maker"> = {}) {
  const zone = testZone();
  const bundle = makeBundle({ zone, parts: [await signedArchivePart({ maker, ...more })] });
  const path = form === "folder" ? writeFolder(bundle, testFolder()) : writeTar(bundle, testFolder());
  const media = nodeMedia(inlinePool(), () => openSync(path, "r"));
  const request = { trust: zone.trust, floor: () => undefined, deep };
  return verifyMedia(media, form === "pipe" ? "-" : path, request, silentReporter());
}

const LIES: readonly (readonly [string, Omit<SignedArchive, "maker">, string])[] = [
  ["over another archive", { asc: maker.sign(Buffer.from("other")) }, "openpgp-signature"],
  ["by another key", { asc: new TestMaker({ bits: 3072 }).sign(Buffer.alloc(0)) }, "openpgp-key-unknown"],
  [
    "after its key's time",
    { asc: maker.sign(Buffer.alloc(0), { created: 0xffff_0000 }) },
    "openpgp-key:expired",
  ],
  ["that is none", { asc: "" }, "openpgp-format:armor"],
  ["of which another key is stated", { key: "0".repeat(40) }, "openpgp-signature"],
  [
    "of which another trailer is stated",
    { trailer: maker.trailer().replace(/^04000108/, "0400010a") },
    "openpgp-signature",
  ],
];

describe.each(FORMS)("a signature beside an archive, as %s", (form) => {
  test.each([false, true])("holds (deep: %s)", async (deep) => {
    expect((await verify(form, deep)).trusted.manifest.members.length).toBe(3);
  });

  test.each([false, true])("holds for an archive in several chunks (deep: %s)", async (deep) => {
    const { trusted } = await verify(form, deep, { files: LARGE });
    expect(trusted.manifest.members[1]?.chunks?.length).toBe(2);
  });

  test.each(LIES)("%s is refused", async (_, more, fault) => {
    expect(await faultOfAsync(verify(form, false, more))).toBe(fault);
  });
});

describe("apply", () => {
  const GO = {
    "bin/go": '#!/bin/sh\n[ "$1" = version ] && echo "go version go1.21.5 linux/amd64"\nexit 0\n',
  };

  test("checks the signature, and leaves it out of the installed Go", async () => {
    const host = testHost();
    const path = bundleIn(host, { parts: [await signedArchivePart({ maker, files: GO })] });
    expect(await applyTo(host, path)).toMatchObject({ changed: true, goVersions: ["1.21.5"] });
    expect(listing(host.root).filter((name) => name.includes(".asc"))).toEqual([]);
  });

  test.each(LIES)("refuses one %s, with nothing changed", async (_, more, fault) => {
    const host = testHost();
    const path = bundleIn(host, { parts: [await signedArchivePart({ maker, files: GO, ...more })] });
    expect(await faultOfAsync(applyTo(host, path))).toBe(fault);
    expect(existsSync(host.root)).toBe(false);
  });
});
