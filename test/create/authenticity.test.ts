import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { createBundle } from "../../src/create/index.ts";
import { Fault } from "../../src/fault.ts";
import type { H1 } from "../../src/golang/dirhash.ts";
import { distributionDigests } from "../../src/payload/distribution.ts";
import { readGoArchive } from "../../src/payload/go-archive.ts";
import type { Network } from "../../src/ports/network.ts";
import { testFolder } from "../support/inline-pool.ts";
import { PrivateSupply } from "../support/private-supply.ts";
import { TestMaker } from "../support/test-openpgp.ts";
import { writeGoArchive } from "../support/test-tar.ts";

const pinned = vi.hoisted(() => ({ armor: new Uint8Array(), fingerprint: "" }));
vi.mock("../../src/payload/go-signing-key.ts", () => ({ GO_SIGNING_KEY: pinned }));

const maker = new TestMaker();
pinned.armor = Buffer.from(maker.key);
pinned.fingerprint = maker.fingerprint;

const NAME = "go1.21.5.linux-amd64.tar.gz";
const ARCHIVE = writeGoArchive({
  VERSION: "go1.21.5\n",
  "bin/go": "#!/bin/sh\n",
  "pkg/tool/linux_amd64/compile": "x",
  "pkg/tool/linux_amd64/link": "x",
  "go.env": "GOPROXY=https://proxy.example.test\n",
  "test/only.go": "package only\n",
});
const ASC = maker.sign(ARCHIVE);
const PAGE = `https://go.dev/dl/${NAME}`;

let supply: PrivateSupply;
beforeEach(() => {
  supply = new PrivateSupply(testFolder());
});

/** What the database records of the archive, computed from its own files. */
async function goH1Of(archive: Uint8Array): Promise<H1> {
  const files: { installed: string; logName: string | undefined; sha256: string }[] = [];
  await readGoArchive(archive, { version: "1.21.5", target: "linux/amd64" }, (file) => {
    files.push({ ...file, sha256: sha256(file.content) });
  });
  return distributionDigests(files).goH1;
}

/** Lets the database record this sum of the distribution. */
function record(goH1: H1): void {
  supply.sumdb.addToolchain("1.21.5", "linux/amd64", goH1);
  supply.publish();
}

/** A network of these pages, and of files; "absent" is what the page says of a file that it has not. */
function network(pages: Readonly<Record<string, string | Uint8Array>>): Network {
  const real = supply.tools().network;
  return {
    async get(url, options) {
      if (url.startsWith("file:")) return real.get(url, options);
      const body = pages[url];
      if (body === undefined && !url.startsWith("https://go.dev/"))
        throw new Fault("network-failed", { url, reason: "unreachable" });
      const pieces = async function* () {
        yield Buffer.from(body ?? "");
      };
      return { status: body === undefined ? 404 : 200, headers: {}, body: pieces() };
    },
  };
}

const INDEX = "https://go.dev/dl/?mode=json&include=all";
const index = (sum: string) =>
  JSON.stringify([{ version: "go1.21.5", stable: true, files: [{ filename: NAME, sha256: sum, size: 1 }] }]);

/** Makes a bundle from the page; what it says of the archive is in `pages`. */
async function create(pages: Readonly<Record<string, string | Uint8Array>>, source: "any" | "page" = "page") {
  const all = { [INDEX]: index(sha256(ARCHIVE)), [PAGE]: ARCHIVE, ...pages };
  const tools = supply.tools({ network: network(all) });
  const made = await createBundle(supply.order({ source }), tools);
  const component = made.manifest.components.find((one) => one.kind === "toolchain");
  return { made, authenticity: component?.authenticity, warnings: tools.warnings };
}

async function refusal(pages: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const refused = await create(pages).catch((thrown: unknown) => thrown);
  if (!(refused instanceof Fault)) throw new Error("made");
  const { tried } = refused.facts;
  return [refused.code, ...(Array.isArray(tried) ? tried : [])];
}

describe("the three ways in which a distribution is known", () => {
  const openpgp = { key: maker.subkey.fingerprint, trailer: expect.stringMatching(/^0400010800/) };
  const log = { log: "sum.example.test", record: 0 };

  test("all held, and the signature travels beside the archive as it is published", async () => {
    record(await goH1Of(ARCHIVE));
    const { made, authenticity } = await create({ [`${PAGE}.asc`]: ASC });
    expect(authenticity).toEqual({ published: "held", openpgp, log });
    const member = made.manifest.members.find(({ path }) => path === `toolchains/${NAME}.asc`);
    expect(member?.sha256).toBe(sha256(Buffer.from(ASC)));
  });

  test("no signature on the page", async () => {
    record(await goH1Of(ARCHIVE));
    expect((await create({})).authenticity).toEqual({ published: "held", log });
  });

  test("no database", async () => {
    expect((await create({ [`${PAGE}.asc`]: ASC })).authenticity).toEqual({ published: "held", openpgp });
  });

  test("the signature is kept with the archive, and held again", async () => {
    record(await goH1Of(ARCHIVE));
    const first = await create({ [`${PAGE}.asc`]: ASC }, "any");
    const again = await create({ [PAGE]: "gone", [`${PAGE}.asc`]: "gone" }, "any");
    expect(again.made.identity).toBe(first.made.identity);
    const kept = join(supply.folder, "cache/downloads", `${NAME}.asc`);
    expect(readFileSync(kept, "utf8")).toBe(ASC);
    writeFileSync(kept, maker.sign(Buffer.from("other")));
    expect((await create({ [`${PAGE}.asc`]: ASC }, "any")).authenticity).toMatchObject({ openpgp });
  });

  test("a signature by a newer key says nothing, which is told", async () => {
    record(await goH1Of(ARCHIVE));
    const other = new TestMaker({ bits: 3072 });
    const { authenticity, warnings } = await create({ [`${PAGE}.asc`]: other.sign(ARCHIVE) });
    expect(authenticity).toEqual({ published: "held", log });
    expect(warnings).toContain("go-signature-unknown");
  });
});

describe("one that fails refuses, whatever the others say", () => {
  test("the published sum", async () => {
    record(await goH1Of(ARCHIVE));
    const [code, ...tried] = await refusal({ [INDEX]: index("0".repeat(64)), [`${PAGE}.asc`]: ASC });
    const want = `published-mismatch: ${sha256(ARCHIVE)} instead of ${"0".repeat(64)}`;
    expect([code, tried.at(-1)]).toEqual(["no-source", `https://go.dev/dl: ${want}`]);
  });

  test.each([
    ["over another archive", maker.sign(Buffer.from("other")), "openpgp-signature: "],
    ["with a weak hash", maker.sign(ARCHIVE, { hash: "sha1" }), "openpgp-format: weak-hash"],
    ["after its key's time", maker.sign(ARCHIVE, { created: 0xffff_0000 }), "openpgp-key: expired"],
    ["that is a page of words", "<html>", "openpgp-format: armor"],
  ])("a signature %s", async (_, asc, reason) => {
    record(await goH1Of(ARCHIVE));
    const [code, ...tried] = await refusal({ [`${PAGE}.asc`]: asc });
    expect([code, tried.at(-1)]).toEqual(["no-source", expect.stringContaining(`dl: ${reason}`)]);
  });

  test("the record of the database", async () => {
    const goH1 = await goH1Of(ARCHIVE);
    const recorded = goH1.replace(/.=$/, goH1.endsWith("A=") ? "Q=" : "A=") as H1;
    record(recorded);
    const [code, ...tried] = await refusal({ [`${PAGE}.asc`]: ASC });
    const want = `recorded-mismatch: ${goH1} instead of ${recorded}`;
    expect([code, tried.at(-1)]).toEqual(["no-source", `https://go.dev/dl: ${want}`]);
  });
});
