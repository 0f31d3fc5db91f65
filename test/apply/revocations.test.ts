import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { doctor } from "../../src/apply/doctor/index.ts";
import { recover } from "../../src/apply/recover.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { status } from "../../src/apply/status.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { signDetached } from "../../src/bundle/cms/signature.ts";
import { sha256 } from "../../src/bundle/digest.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { resolveTrust } from "../../src/zone/resolve-trust.ts";
import { addRevocations, keptRevocations } from "../../src/zone/revocations.ts";
import { faultOf, faultOfAsync } from "../support/fault-of.ts";
import { makeBundle } from "../support/make-bundle.ts";
import { listOf, revocationsOf } from "../support/revocation-lists.ts";
import { applyTo, bundleIn, goBundle, type TestHost, testHost } from "../support/test-host.ts";
import { TEST_NOW, testAnchor, testCertificate, testZone } from "../support/test-keys.ts";
import { trustedPermit } from "../support/test-permit.ts";

const zone = testZone();
const other = testCertificate({ issuer: zone.root });
const list = (number: number, ...revoked: Parameters<typeof revocationsOf>[1]) =>
  revocationsOf(zone, revoked, { number });

function trustingHost(): TestHost {
  const host = testHost();
  host.trust.add(testAnchor(zone.root));
  return host;
}

/** `apply` as the command line calls it: with the trust of the host. */
const apply = (host: TestHost, path: string) =>
  applyTo(host, path, { trust: resolveTrust({}, host.trust, host.clock) });
const numbersOf = (host: TestHost) =>
  keptRevocations(host.trust, [zone.root.certificate]).map((one) => one.list.number);
const back = { to: undefined, mode: "do" } as const;

describe("the list that a host keeps", () => {
  test("comes with a bundle that was applied, never goes down, and judges what follows", async () => {
    const host = trustingHost();
    const bundle = (name: string, revocations: ReturnType<typeof list>) =>
      bundleIn(host, { zone, name, files: { [name]: name }, revocations });
    await apply(host, bundle("one", list(2, other)));
    expect(numbersOf(host)).toEqual([2]);
    await apply(host, bundle("two", list(1)));
    expect(numbersOf(host)).toEqual([2]);
    expect(status(host).revocations).toMatchObject([{ number: 2, revoked: 1 }]);
    await apply(host, bundle("three", list(3, other)));
    expect(numbersOf(host)).toEqual([3]);
    expect(await faultOfAsync(apply(host, bundle("four", list(3))))).toBe("revocations-conflict");
  });

  test("does not come with a bundle that was refused, or only looked at", async () => {
    const host = trustingHost();
    const revocations = list(5);
    const files = { zone, name: "app", revocations };
    const path = bundleIn(host, files);
    await applyTo(host, path, { trust: resolveTrust({}, host.trust, host.clock), mode: "plan" });
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 1100) ^ 1, bytes.length - 1100);
    writeFileSync(path, bytes);
    expect(await faultOfAsync(apply(host, path))).not.toBe("none");
    expect(
      await faultOfAsync(apply(host, bundleIn(host, { ...files, revocations: list(6, zone.identity) }))),
    ).toBe("signer-revoked");
    expect(numbersOf(host)).toEqual([]);
  });

  test("can be brought in alone, and then refuses the signer of an ordinary bundle", async () => {
    const host = trustingHost();
    const { signed } = list(4, zone.identity);
    const file = join(host.folder, "revocations.json");
    writeFileSync(file, signed.list);
    expect(faultOf(() => addRevocations(file, host.trust))).toBe("trust-file-missing");
    writeFileSync(join(host.folder, "revocations.p7s"), signed.signature);
    expect(addRevocations(file, host.trust).changed).toBe(true);
    expect(addRevocations(file, host.trust).changed).toBe(false);
    expect(await faultOfAsync(apply(host, bundleIn(host, { zone })))).toBe("signer-revoked");
    const strange = testHost();
    expect(faultOf(() => addRevocations(file, strange.trust))).toBe("no-anchor");
    strange.trust.add(testAnchor(testZone("stranger").root));
    expect(faultOf(() => addRevocations(file, strange.trust))).toBe("revocations-signature");
  });

  test("is there whole, whenever its writing was cut off", () => {
    const host = trustingHost();
    const folder = join(host.folder, "config/revocations");
    const keep = (number: number) => {
      const one = list(number);
      host.trust.keepRevocations(one.anchor, number, one.signed);
    };
    keep(1);
    const [json = "", p7s = ""] = readdirSync(folder).toSorted();
    const old = [json, p7s].map((name) => [name, readFileSync(join(folder, name))] as const);
    keep(2);
    // Before the old pair went both are there, and the higher one judges.
    for (const [name, bytes] of old) writeFileSync(join(folder, name), bytes);
    expect(numbersOf(host).toSorted()).toEqual([1, 2]);
    expect(status(host).revocations).toMatchObject([{ number: 2 }]);
    // A signature whose list was not written yet is nothing.
    rmSync(join(folder, json));
    expect(numbersOf(host)).toEqual([2]);
    keep(3);
    expect(numbersOf(host)).toEqual([3]);
  });

  test("that somebody damaged refuses bundles and stops nothing else", async () => {
    const host = trustingHost();
    await apply(host, bundleIn(host, { zone, name: "app", revocations: list(1) }));
    const folder = join(host.folder, "config/revocations");
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), "{}\n");
    expect(faultOf(() => resolveTrust({}, host.trust, host.clock))).toBe("trust-store-invalid");
    expect(status(host)).toMatchObject({ current: { release: 1 }, revocations: [] });
    expect(host.reporter.warnings).toContain("trust-store-invalid");
    expect(await doctor(host)).toMatchObject({ healthy: true });
    expect(await uninstall({ names: [], purge: true, scripts: true, mode: "do" }, host)).toMatchObject({
      changed: true,
    });
    expect(nodeTrustStore(join(host.folder, "config")).revocations()).toEqual([]);
  });
});

describe("a bundle with an absurd number, signed with a stolen key", () => {
  const ABSURD = Number.MAX_SAFE_INTEGER;
  const { certificate, key } = other;
  const successor = {
    ...zone,
    signer: {
      certificate,
      between: [],
      sign: (content: Uint8Array, at: Date) => signDetached(content, key, certificate, [], at),
    },
  };
  const stolen = (reason: "key-compromise" | "superseded") => {
    const revoked = listOf([zone.identity]).revoked.map((one) => ({ ...one, reason }));
    return revocationsOf(zone, [], { revoked });
  };
  const good = (host: TestHost, revocations: ReturnType<typeof stolen>, sequence = 2) =>
    bundleIn(host, { zone: successor, name: "app", sequence, files: { good: `${sequence}` }, revocations });

  test("is a floor until that key is revoked as stolen, and then for nobody", async () => {
    const host = trustingHost();
    const created = "2028-12-01T00:00:00Z";
    await apply(
      host,
      bundleIn(host, { zone, name: "app", sequence: ABSURD, created, files: { bad: "bad" } }),
    );
    expect(await faultOfAsync(apply(host, good(host, stolen("superseded"))))).toBe("floor-under");
    const { anchor, signed } = stolen("key-compromise");
    host.trust.keepRevocations(anchor, 1, signed);
    // What the thief said of the time counts no more, either.
    expect(resolveTrust({}, host.trust, host.clock).now).toEqual(TEST_NOW);
    await apply(host, good(host, stolen("key-compromise")));
    expect(host.trust.floor(host.root, "app")).toMatchObject({ sequence: 2, newest: "2026-11-21T00:00:00Z" });
    // From here on the ordinary rule holds again.
    expect(await faultOfAsync(apply(host, good(host, stolen("key-compromise"), 1)))).toBe("floor-under");
  });

  test("and a time beyond the end of an honest signer: the list alone opens the way, the bundle that brings it does not", async () => {
    const host = trustingHost();
    const created = "2028-12-01T00:00:00Z";
    await apply(host, bundleIn(host, { zone, name: "app", created, files: { bad: "bad" } }));
    const honest = testCertificate({ issuer: zone.root, notAfter: new Date("2027-12-01T00:00:00Z") });
    const sign = (content: Uint8Array, at: Date) =>
      signDetached(content, honest.key, honest.certificate, [], at);
    const signer = { certificate: honest.certificate, between: [], sign };
    const revocations = stolen("key-compromise");
    const next = bundleIn(host, { zone: { ...zone, signer }, name: "app", sequence: 2, revocations });
    expect(await faultOfAsync(apply(host, next))).toBe("signer-expired");
    host.trust.keepRevocations(revocations.anchor, 1, revocations.signed);
    await apply(host, next);
  });

  test("and a permit of that key counts no more, even where the bundle itself brings the list", async () => {
    const host = trustingHost();
    await apply(host, bundleIn(host, { zone, name: "app", sequence: 3, files: { new: "new" } }));
    const wanted = { zone: successor, name: "app", sequence: 2, revocations: stolen("superseded") };
    const { identity } = makeBundle(wanted);
    const permit = trustedPermit(zone, { sequence: 2, identity });
    const trust = resolveTrust({}, host.trust, host.clock);
    expect(await faultOfAsync(applyTo(host, bundleIn(host, wanted), { trust, permit }))).toBe(
      "signer-revoked",
    );
  });

  test("stays a floor where nobody knows who signed it", async () => {
    const host = trustingHost();
    const identity = sha256(Buffer.from("unknown"));
    host.trust.raise(host.root, "app", { sequence: ABSURD, identity, newest: "2026-01-01T00:00:00Z" });
    expect(await faultOfAsync(apply(host, good(host, stolen("key-compromise"))))).toBe("floor-under");
  });
});

describe("what is installed stays", () => {
  test("when its signer is revoked: told by doctor, asked by nobody", async () => {
    const host = trustingHost();
    const one = (sequence: number) =>
      bundleIn(host, { zone, name: "app", sequence, files: { f: `${sequence}` } });
    await apply(host, one(1));
    await apply(host, one(2));
    const { anchor, signed } = list(1, zone.identity);
    host.trust.keepRevocations(anchor, 1, signed);
    expect(await doctor(host)).toMatchObject({ healthy: true });
    expect(host.reporter.warnings).toContain("revoked-since");
    expect(await rollback(back, host)).toMatchObject({ release: 1 });
    await recover(host);
    expect(await faultOfAsync(apply(host, one(3)))).toBe("signer-revoked");
    expect(host.store.live()).toEqual({ release: 1 });
  });

  test.each(["1970-01-01T00:00:00Z", "2038-01-19T03:14:08Z", "2100-01-01T00:00:00Z"])(
    "when the clock says %s: told, and everything works that needs no bundle",
    async (now) => {
      const host = trustingHost();
      await apply(host, goBundle(host, "1.21.5", 1, { zone }));
      await apply(host, goBundle(host, "1.22.12", 2, { zone }));
      const wrong: TestHost = { ...host, clock: { now: () => new Date(now) } };
      expect(status(wrong).current?.release).toBe(2);
      expect(wrong.reporter.warnings).toContain("clock-doubtful");
      expect(await doctor(wrong)).toMatchObject({ healthy: true });
      expect(await rollback(back, wrong)).toMatchObject({ release: 1 });
      const third = apply(wrong, goBundle(host, "1.23.12", 3, { zone }));
      // Set back it is no younger than what was accepted; ahead it has outlived the signer.
      expect(await faultOfAsync(third)).toBe(now.startsWith("1970") ? "none" : "signer-expired");
      const right = resolveTrust({}, host.trust, { now: () => TEST_NOW });
      expect(right).toMatchObject({ now: TEST_NOW, doubt: undefined });
      await uninstall({ names: [], purge: false, scripts: true, mode: "do" }, wrong);
    },
  );
});
