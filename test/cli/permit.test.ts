import { execFileSync } from "node:child_process";
import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../src/bundle/digest.ts";
import { decodePermit, encodePermit } from "../../src/bundle/permit.ts";
import { nodeMedia } from "../../src/host/media/node-media.ts";
import { nodeHostFacts } from "../../src/host/node-host-facts.ts";
import { nodeKeyring } from "../../src/host/node-keyring.ts";
import { nodeScratch } from "../../src/host/node-scratch.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { hostId } from "../../src/look/host-id.ts";
import { transcript } from "../support/captured-console.ts";
import { inlinePool, testFolder } from "../support/inline-pool.ts";
import { makeBundle, writeTar } from "../support/make-bundle.ts";
import { cmsVerifies } from "../support/openssl.ts";
import { TEST_NOW, testAnchor, testZone } from "../support/test-keys.ts";
import { permitOf, writePermitFiles } from "../support/test-permit.ts";

const zone = testZone();
const IDENTITY = sha256(Buffer.from("a bundle"));
const NAMED = ["--identity", IDENTITY, "--name", "app", "--sequence", "3"] as const;

/** Command lines of a user in a folder, whose host trusts the test zone. */
function user(folder = testFolder()) {
  const config = join(folder, ".config/gobundle");
  const adapters = {
    clock: { now: () => TEST_NOW },
    facts: nodeHostFacts(),
    keyring: nodeKeyring(folder),
    media: nodeMedia(inlinePool()),
    scratch: { ...nodeScratch(), here: folder },
    trustStore: nodeTrustStore,
  };
  nodeTrustStore(config).add(testAnchor(zone.root));
  return {
    folder,
    config,
    run: (...args: readonly string[]) => transcript(args, { home: folder }, adapters),
    json: async (...args: readonly string[]) =>
      JSON.parse((await transcript([...args, "--json"], { home: folder }, adapters)).stdout),
  };
}

async function userWithKeys() {
  const one = user();
  await one.run("keys", "new", "--no-passphrase");
  return one;
}

const ID = /GB-\d{4}/;
const idOf = ({ stderr }: { readonly stderr: string }) => ID.exec(stderr)?.[0];

describe("permit", () => {
  test("writes what it says, signed so that openssl agrees, and never over anything", async () => {
    const { folder, config, run, json } = await userWithKeys();
    const args = ["permit", "--host", "any", ...NAMED, "--until", "2027-01-31", "--reason", "a test"];
    const facts = await json(...args);
    const bytes = readFileSync(join(folder, "app-3.permit"));
    const { schema, ...said } = decodePermit(bytes);
    expect(schema).toBe("gobundle/permit/1");
    expect(facts).toMatchObject({
      changed: true,
      file: join(folder, "app-3.permit"),
      sha256: sha256(bytes),
      ...said,
    });
    expect(said).toMatchObject({
      issued: "2026-11-21T12:00:00Z",
      until: "2027-01-31T23:59:59Z",
      reason: "a test",
    });
    writeFileSync(join(folder, "manifest.json"), bytes);
    writeFileSync(join(folder, "manifest.p7s"), readFileSync(join(folder, "app-3.permit.p7s")));
    writeFileSync(join(folder, "root.pem"), readFileSync(join(config, "root.pem")));
    expect(cmsVerifies(folder)).toBe(true);
    expect(idOf(await run(...args))).toBe("GB-2211");
  });

  test("reads the bundle, by the zone's own root or the anchors of this host", async () => {
    const { folder, run, json } = await userWithKeys();
    const bundle = makeBundle({ zone, name: "demo", sequence: 7 });
    const path = writeTar(bundle, folder);
    const facts = await json("permit", "--host", "any", "--bundle", path, "--until", "2027-01-31");
    expect(facts).toMatchObject({ name: "demo", sequence: 7, identity: bundle.identity, reason: null });
    const stranger = writeTar(makeBundle({ zone: testZone("other"), name: "strange" }), folder);
    expect(idOf(await run("permit", "--host", "any", "--bundle", stranger, "--until", "2027-01-31"))).toBe(
      "GB-3202",
    );
  });

  test("takes the id that status shows, in any case and with blanks", async () => {
    const { json } = await userWithKeys();
    const id = sha256(Buffer.from("a host"));
    const shown = id.toUpperCase().replaceAll(/(.{8})/g, "$1 ");
    const args = ["permit", "--host", shown, ...NAMED, "--until", "2026-11-21T12:00:01Z"];
    expect(await json(...args)).toMatchObject({ host: id, until: "2026-11-21T12:00:01Z" });
  });

  test("--dry-run writes nothing, --check says that it would", async () => {
    const { run, json } = await userWithKeys();
    const args = ["permit", "--host", "any", ...NAMED, "--until", "2027-01-31"];
    expect(await json(...args, "--dry-run")).toMatchObject({ changed: false, exitCode: 0, name: "app" });
    expect((await run(...args, "--check")).status).toBe(8);
    expect(await json(...args)).toMatchObject({ changed: true });
  });

  const until = ["--until", "2027-01-31"];
  test.each([
    [["--host", "any", ...NAMED], "GB-2008"],
    [[...NAMED, ...until], "GB-2008"],
    [["--host", "any", ...until], "GB-2008"],
    [["--host", "any", ...until, "--identity", IDENTITY, "--name", "app"], "GB-2008"],
    [["--host", "any", ...until, "--identity", IDENTITY, "--sequence", "1"], "GB-2008"],
    [["--host", "all", ...NAMED, ...until], "GB-2004"],
    [["--host", "any", ...NAMED, "--until", "soon"], "GB-2004"],
    [["--host", "any", ...NAMED, "--until", "2026-11-20"], "GB-2004"],
    [["--host", "any", ...NAMED, ...until, "--reason", "two\nlines"], "GB-2004"],
    [["--host", "any", ...until, "--identity", IDENTITY, "--name", "App", "--sequence", "1"], "GB-2004"],
    [["--host", "any", ...until, "--bundle", "x", "--name", "app"], "GB-2114"],
    [["--host", "any", ...until, "--bundle", "/nowhere"], "GB-2300"],
  ])("%j: %s", async (args, id) => {
    expect(idOf(await user().run("permit", ...args))).toBe(id);
  });
});

describe("--permit", () => {
  const bundle = makeBundle({ zone, name: "app", sequence: 1 });

  /** A guard who has accepted number 2, with the bundle and a permit's two files. */
  function guard(permit: Uint8Array, signature = zone.signer.sign(permit, TEST_NOW)) {
    const one = user();
    const newest = "2026-11-21T00:00:00Z";
    nodeTrustStore(one.config).raise("/opt/gobundle", "app", { sequence: 2, identity: IDENTITY, newest });
    const file = writePermitFiles(one.folder, permit, signature);
    return { ...one, file, media: writeTar(bundle, one.folder) };
  }

  test("lets verify pass under the floor, and says so", async () => {
    const permit = encodePermit(permitOf({ identity: bundle.identity }));
    const { run, json, media, file } = guard(permit);
    expect(idOf(await run("verify", media))).toBe("GB-3312");
    expect(await json("verify", media, "--permit", file)).toMatchObject({ ok: true, permit: sha256(permit) });
    expect((await run("verify", media, "--permit", file)).stdout).toContain(sha256(permit));
  });

  test("of this host is known by its id", async () => {
    const here = hostId(nodeHostFacts());
    const { run, media, file } = guard(
      encodePermit(permitOf({ identity: bundle.identity, host: here ?? "any" })),
    );
    expect((await run("verify", media, "--permit", file)).status).toBe(0);
  });

  test("is refused where it is missing, unsigned, endless or no file", async () => {
    const permit = encodePermit(permitOf({ identity: bundle.identity }));
    const { run, media, file, folder } = guard(permit, Buffer.alloc(0));
    const refused = async (path: string) => idOf(await run("verify", media, "--permit", path));
    expect(await refused(join(folder, "none"))).toBe("GB-2109");
    expect(await refused(file)).toBe("GB-3200");
    truncateSync(file, 5 * 2 ** 30);
    expect(await refused(file)).toBe("GB-2109");
    expect(await refused(folder)).toBe("GB-2109");
    execFileSync("mkfifo", [join(folder, "fifo")]);
    expect(await refused(join(folder, "fifo"))).toBe("GB-2109");
  });
});

test("the id of a host is what the shell's own tools print", () => {
  const machine = `${"0123456789abcdef".repeat(2)}\n`;
  const folder = testFolder();
  writeFileSync(join(folder, "machine-id"), machine);
  const sum = execFileSync("sh", ["-c", "{ echo gobundle/host/1; cat machine-id; } | sha256sum"], {
    cwd: folder,
  });
  expect(hostId({ text: () => machine })).toBe(sum.toString().slice(0, 64));
  for (const odd of [
    "",
    "\n",
    "uninitialized\n",
    machine.trim(),
    machine.toUpperCase(),
    `${machine}\n`,
    undefined,
  ])
    expect(hostId({ text: () => odd })).toBeUndefined();
});
