import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writePem } from "../../src/bundle/cms/pem.ts";
import { asSha256, sha256 } from "../../src/bundle/digest.ts";
import { nodeTrustStore } from "../../src/host/node-trust-store.ts";
import { isExposed } from "../../src/host/store/folder-guard.ts";
import { addAnchor, listAnchors, removeAnchor } from "../../src/zone/anchors.ts";
import { resolveTrust, type TrustOptions, wantedIdentity } from "../../src/zone/resolve-trust.ts";
import { faultOf, faultOfAsync } from "../support/fault-of.ts";
import { testFolder } from "../support/openssl.ts";
import { TEST_NOW, type TestIdentity, testAnchor, testCertificate } from "../support/test-keys.ts";

const ours = testCertificate({ name: "zone root", authority: true, ours: true });
const company = testCertificate({ name: "company root", authority: true });
const clock = { now: () => TEST_NOW };

/** A configuration folder, and a root certificate beside it. */
function host(identity: TestIdentity = ours) {
  const folder = testFolder();
  const config = join(folder, "config");
  const file = join(folder, "root.pem");
  writeFileSync(file, writePem("CERTIFICATE", identity.certificate.der));
  return {
    folder,
    config,
    file,
    store: nodeTrustStore(config),
    fingerprint: identity.certificate.fingerprint,
  };
}

const nobody = async () => {
  throw new Error("nobody is asked");
};

describe("trust add", () => {
  test("keeps the certificate where openssl finds it, under its fingerprint", async () => {
    const { store, file, fingerprint, config } = host();
    const spoken = fingerprint.toUpperCase().match(/../g)?.join(": ") ?? "";
    expect(await addAnchor({ file, fingerprint: spoken }, store, nobody)).toMatchObject({ changed: true });
    expect(await addAnchor({ file, fingerprint }, store, nobody)).toMatchObject({ changed: false });
    expect(store.anchors()).toEqual([testAnchor(ours)]);
    expect(readFileSync(join(config, "trust", `${fingerprint}.pem`), "utf8")).toBe(
      readFileSync(file, "utf8"),
    );
  });

  test("takes plain DER as well", async () => {
    const { store, file, fingerprint } = host();
    writeFileSync(file, ours.certificate.der);
    expect(await addAnchor({ file, fingerprint }, store, nobody)).toMatchObject({ changed: true });
  });

  test.each([
    ["all digits", 64, "none"],
    ["the first 32", 32, "none"],
    ["31 digits", 31, "fingerprint-malformed"],
    ["nothing", 0, "fingerprint-malformed"],
  ])("a person types %s", async (_, digits, expected) => {
    const { store, file, fingerprint } = host();
    const typed = fingerprint.slice(0, digits).replace(/(.{4})/g, "$1 ");
    expect(await faultOfAsync(addAnchor({ file }, store, async () => typed))).toBe(expected);
    expect(store.anchors().length).toBe(expected === "none" ? 1 : 0);
  });

  test("a person types other digits", async () => {
    const { store, file } = host();
    const other = sha256(Buffer.from("other"));
    expect(await faultOfAsync(addAnchor({ file }, store, async () => other))).toBe("fingerprint-mismatch");
    expect(await faultOfAsync(addAnchor({ file, fingerprint: other }, store, nobody))).toBe(
      "fingerprint-mismatch",
    );
    expect(store.anchors()).toEqual([]);
  });

  test("an option takes all digits and nothing else", async () => {
    const { store, file, fingerprint } = host();
    for (const given of [fingerprint.slice(0, 32), `${fingerprint}00`, "", "x".repeat(64)]) {
      expect(await faultOfAsync(addAnchor({ file, fingerprint: given }, store, nobody))).toBe(
        "fingerprint-malformed",
      );
    }
  });

  test("a company's root needs the name or the key of a signer; more are added to them", async () => {
    const { store, file, fingerprint } = host(company);
    expect(await faultOfAsync(addAnchor({ file, fingerprint }, store, nobody))).toBe("anchor-limits-needed");
    await addAnchor({ file, fingerprint, allowSubject: "CN = release, O = Example" }, store, nobody);
    const spki = sha256(Buffer.from("key"));
    await addAnchor({ file, fingerprint, allowSpki: spki.toUpperCase() }, store, nobody);
    const limits = { allowSubjects: ["CN=release,O=Example"], allowSpki: [spki] };
    expect(store.anchors()).toEqual([testAnchor(company, limits)]);
  });

  test("refuses what cannot be an anchor", async () => {
    const signer = host(testCertificate({ issuer: ours }));
    const given = { file: signer.file, fingerprint: signer.fingerprint };
    expect(await faultOfAsync(addAnchor(given, signer.store, nobody))).toBe("anchor-not-ca");
    writeFileSync(signer.file, "nothing");
    expect(await faultOfAsync(addAnchor(given, signer.store, nobody))).toBe("pem-invalid");
    const pem = writePem("CERTIFICATE", ours.certificate.der);
    writeFileSync(signer.file, Buffer.concat([pem, pem]));
    expect(await faultOfAsync(addAnchor(given, signer.store, nobody))).toBe("pem-invalid");
    rmSync(signer.file);
    expect(await faultOfAsync(addAnchor(given, signer.store, nobody))).toBe("trust-file-missing");
  });
});

describe("trust list and trust remove", () => {
  test("an anchor goes by its fingerprint, and once", async () => {
    const { store, file, fingerprint } = host();
    await addAnchor({ file, fingerprint }, store, nobody);
    expect(listAnchors(store).map(({ certificate }) => certificate.subject)).toEqual(["CN=zone root"]);
    expect(removeAnchor(fingerprint, store)).toBe(fingerprint);
    expect(listAnchors(store)).toEqual([]);
    expect(faultOf(() => removeAnchor(fingerprint, store))).toBe("anchor-not-found");
    expect(faultOf(() => removeAnchor("12", store))).toBe("fingerprint-malformed");
  });
});

describe("whom a run believes", () => {
  const resolve = (options: TrustOptions, { store }: ReturnType<typeof host>) =>
    resolveTrust(options, store, clock);

  test("the anchors of the host, and that of --trust for this run only", async () => {
    const here = host();
    expect(resolve({}, here).anchors).toEqual([]);
    expect(resolve({ trust: here.file }, here).anchors).toEqual([testAnchor(ours)]);
    expect(here.store.anchors()).toEqual([]);
    await addAnchor({ file: here.file, fingerprint: here.fingerprint }, here.store, nobody);
    expect(resolve({}, here).anchors).toEqual([testAnchor(ours)]);
  });

  test.each([
    ["others can write it", (file: string) => chmodSync(file, 0o646)],
    ["a group can write it", (file: string) => chmodSync(file, 0o664)],
  ])("--trust needs a fingerprint where %s", (_, expose) => {
    const here = host();
    expose(here.file);
    expect(faultOf(() => resolve({ trust: here.file }, here))).toBe("fingerprint-needed");
    const confirmed = { trust: here.file, fingerprint: here.fingerprint };
    expect(resolve(confirmed, here).anchors).toEqual([testAnchor(ours)]);
    const other = { trust: here.file, fingerprint: sha256(Buffer.from("other")) };
    expect(faultOf(() => resolve(other, here))).toBe("fingerprint-mismatch");
  });

  test("--trust of a company needs the signer", () => {
    const here = host(company);
    expect(faultOf(() => resolve({ trust: here.file }, here))).toBe("anchor-limits-needed");
    const limited = resolve({ trust: here.file, allowSubject: "CN=release" }, here);
    expect(limited.anchors).toEqual([testAnchor(company, { allowSubjects: ["CN=release"] })]);
  });

  test.each(["fingerprint", "allowSubject", "allowSpki"])("%s says nothing without --trust", (option) => {
    expect(faultOf(() => resolve({ [option]: "x" }, host()))).toBe("option-alone");
  });

  test("an identity is 64 digits", () => {
    const identity = sha256(Buffer.from("manifest"));
    expect(wantedIdentity({})).toBeUndefined();
    expect(wantedIdentity({ identity: identity.toUpperCase() })).toBe(identity);
    expect(faultOf(() => wantedIdentity({ identity: identity.slice(1) }))).toBe("identity-malformed");
  });

  test("the clock is never believed below what was seen", () => {
    const here = host();
    const identity = sha256(Buffer.from("manifest"));
    expect(resolve({}, here).now).toEqual(TEST_NOW);
    here.store.raise("/opt/gobundle", "app", { sequence: 1, identity, newest: "2020-01-01T00:00:00Z" });
    expect(resolve({}, here).now).toEqual(TEST_NOW);
    here.store.raise("/srv/go", "other", { sequence: 1, identity, newest: "2030-01-01T00:00:00Z" });
    expect(resolve({}, here).now).toEqual(new Date("2030-01-01T00:00:00Z"));
  });
});

describe("the configuration folder", () => {
  const identity = sha256(Buffer.from("manifest"));
  const floor = (sequence: number, newest = "2026-01-01T00:00:00Z") => ({ sequence, identity, newest });

  test("remembers the highest sequence and the newest time of a root and a name", () => {
    const { store } = host();
    expect(store.floor("/opt/gobundle", "app")).toBeUndefined();
    store.raise("/opt/gobundle", "app", floor(3));
    store.raise("/opt/gobundle", "app", floor(2, "2027-01-01T00:00:00Z"));
    store.raise("/opt/gobundle", "app", floor(1));
    expect(store.floor("/opt/gobundle", "app")).toEqual(floor(3, "2027-01-01T00:00:00Z"));
    expect(store.floor("/srv/go", "app")).toBeUndefined();
    expect(store.floor("/opt/gobundle", "ap")).toBeUndefined();
  });

  test("has a policy, which allows all where there is none", () => {
    const { store, config } = host();
    expect(store.policy()).toEqual({});
    mkdirSync(config, { mode: 0o755 });
    writeFileSync(join(config, "policy.yaml"), "# ours\nscripts: none\n\nproof: namespace\n");
    expect(store.policy()).toEqual({ scripts: [], proof: "namespace" });
    writeFileSync(join(config, "policy.yaml"), "scripts: maybe\n");
    expect(faultOf(() => store.policy())).toBe("policy-invalid");
  });

  test.each([
    ["the folder", ""],
    ["the folder of anchors", "trust"],
    ["the anchor", "trust/FP.pem"],
    ["its limits", "trust/FP.limits"],
  ])("is not believed where others can write %s", async (_, name) => {
    const { store, file, fingerprint, config } = host();
    await addAnchor({ file, fingerprint }, store, nobody);
    const path = join(config, name.replace("FP", fingerprint));
    chmodSync(path, 0o777);
    expect(faultOf(() => store.anchors())).toBe("config-exposed");
    chmodSync(path, 0o755);
    expect(faultOf(() => store.anchors())).toBe("none");
  });

  test("what belongs to another user is never believed; root is no other user", () => {
    const self = process.getuid?.() ?? 0;
    expect([self, 0, self + 1].map((uid) => isExposed({ uid, mode: 0o644 }))).toEqual([false, false, true]);
  });

  test("is not believed where a folder above can be exchanged by anybody", async () => {
    const { store, file, fingerprint, folder } = host();
    await addAnchor({ file, fingerprint }, store, nobody);
    chmodSync(folder, 0o777);
    expect(faultOf(() => store.anchors())).toBe("config-exposed");
    chmodSync(folder, 0o1777);
    expect(faultOf(() => store.anchors())).toBe("none");
  });

  test("is not believed through a link", async () => {
    const { store, file, fingerprint, config, folder } = host();
    await addAnchor({ file, fingerprint }, store, nobody);
    symlinkSync(config, join(folder, "link"));
    expect(faultOf(() => nodeTrustStore(join(folder, "link")).anchors())).toBe("config-exposed");
  });

  test("is refused where it cannot be understood", async () => {
    const { store, file, fingerprint, config } = host();
    await addAnchor({ file, fingerprint }, store, nobody);
    store.raise("/opt/gobundle", "app", floor(1));
    const [name = ""] = readdirSync(join(config, "floors"));
    writeFileSync(join(config, "floors", name), "sequence=0\n");
    expect(faultOf(() => store.floor("/opt/gobundle", "app"))).toBe("trust-store-invalid");
    writeFileSync(join(config, "trust", `${fingerprint}.limits`), "unknown=1\n");
    expect(faultOf(() => store.anchors())).toBe("trust-store-invalid");
    rmSync(join(config, "trust", `${fingerprint}.limits`));
    writeFileSync(join(config, "trust", `${asSha256("0".repeat(64))}.pem`), readFileSync(file));
    expect(faultOf(() => store.anchors())).toBe("trust-store-invalid");
  });

  test("says where it cannot read", () => {
    const { folder } = host();
    writeFileSync(join(folder, "file"), "");
    const store = nodeTrustStore(join(folder, "file"));
    expect(faultOf(() => store.floor("/opt/gobundle", "app"))).toBe("trust-store-unreadable");
  });

  test("says where it cannot write", () => {
    const { store, config, fingerprint } = host();
    mkdirSync(join(config, "trust", `${fingerprint}.limits.new`), { recursive: true, mode: 0o755 });
    expect(faultOf(() => store.add(testAnchor(ours)))).toBe("trust-store-unwritable");
  });

  test("loses its trust and keeps the keys when it is purged", async () => {
    const { store, file, fingerprint, config } = host();
    await addAnchor({ file, fingerprint }, store, nobody);
    store.raise("/opt/gobundle", "app", floor(1));
    writeFileSync(join(config, "root.key"), "key");
    store.purge();
    expect(readdirSync(config)).toEqual(["root.key"]);
    rmSync(join(config, "root.key"));
    store.purge();
    expect(existsSync(config)).toBe(false);
  });
});
