import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCertificate } from "../../src/bundle/cms/certificate.ts";
import { readCertificates } from "../../src/bundle/cms/pem.ts";
import { decodeRevocations } from "../../src/bundle/revocation-list.ts";
import { nodeKeyring } from "../../src/host/node-keyring.ts";
import { issueKey, newKeys } from "../../src/zone/keys.ts";
import { openSigner } from "../../src/zone/open-signer.ts";
import { carriedRevocations } from "../../src/zone/revocations.ts";
import { planRevoke, type RevokeRequest, revokeKey } from "../../src/zone/revoke.ts";
import { faultOf, faultOfAsync } from "../support/fault-of.ts";
import { opensslAccepts, testFolder } from "../support/openssl.ts";
import { TEST_NOW } from "../support/test-keys.ts";

const tools = (home: string) => ({ keyring: nodeKeyring(home), clock: { now: () => TEST_NOW } });
const keys = (folder: string) => ({ folder, name: "zone", days: 30, passphrase: async () => undefined });

/** Key pairs take long: every test starts from a copy of the same two zones, of two signers and of one. */
const templates: string[] = [];
beforeAll(async () => {
  for (let number = 0; number < 2; number += 1) {
    const folder = mkdtempSync(join(tmpdir(), "gobundle-revoke-"));
    templates.push(folder);
    await newKeys(keys(folder), tools(folder));
  }
  const [first = ""] = templates;
  await issueKey(keys(first), tools(first));
}, 90_000);
afterAll(() => {
  for (const folder of templates) rmSync(folder, { recursive: true });
});

/** A home folder whose keys are those of a zone. */
function home(which = 0): { at: string; keys: string } {
  const at = testFolder();
  const folder = nodeKeyring(at).home;
  cpSync(templates[which] ?? "", folder, { recursive: true });
  return { at, keys: folder };
}

function request(folder: string, differs: Partial<RevokeRequest> = {}): RevokeRequest {
  const certificate = { file: join(folder, "signer.pem") };
  return { folder, certificate, reason: "key-compromise", passphrase: async () => "", ...differs };
}

const listIn = (folder: string) => decodeRevocations(readFileSync(join(folder, "revocations.json")));
const second = (folder: string) => ({ certificate: { file: join(folder, "signer-2.pem") } });
const newest = (at: string) => openSigner({}, nodeKeyring(at), async () => "");

describe("keys revoke", () => {
  test("writes a list that grows by one, and that stock openssl accepts", async () => {
    const { at, keys: folder } = home();
    const first = await revokeKey(request(folder), tools(at));
    expect(first.made).toEqual([join(folder, "revocations.json"), join(folder, "revocations.p7s")]);
    const { list } = await revokeKey(request(folder, { ...second(folder), reason: "superseded" }), tools(at));
    expect(listIn(folder)).toEqual(list);
    expect(list).toMatchObject({ number: 2, issued: "2026-11-21T12:00:00Z" });
    expect(list.revoked.map(({ reason }) => reason)).toEqual(["key-compromise", "superseded"]);
    expect(list.revoked[0]).toEqual(first.revoked);
    const files = ["-in", "revocations.p7s", "-content", "revocations.json", "-CAfile", "root.pem"];
    const how = ["-binary", "-inform", "DER", "-purpose", "any", "-attime", `${TEST_NOW.getTime() / 1000}`];
    expect(opensslAccepts(folder, "cms", "-verify", ...files, ...how, "-out", "/dev/null")).toBe(true);
    expect(existsSync(join(folder, "revocations.json.next"))).toBe(false);
  });

  test("by fingerprint finds the certificate and its key; an unknown one is taken as it is", async () => {
    const { at, keys: folder } = home();
    const byFile = planRevoke(request(folder), tools(at)).revoked;
    const digits = byFile.certificate.toUpperCase().replace(/..(?=.)/g, "$&:");
    expect(planRevoke(request(folder, { certificate: { fingerprint: digits } }), tools(at)).revoked).toEqual(
      byFile,
    );
    const unknown = planRevoke(request(folder, { certificate: { fingerprint: "a".repeat(64) } }), tools(at));
    expect(unknown.revoked).toMatchObject({ certificate: "a".repeat(64) });
    expect(unknown.revoked).not.toHaveProperty("key");
  });

  test("once more changes nothing, and asks for no passphrase", async () => {
    const { at, keys: folder } = home();
    await revokeKey(request(folder), tools(at));
    const before = readFileSync(join(folder, "revocations.p7s"));
    const passphrase = () => Promise.reject(new Error("it was asked"));
    expect(await revokeKey(request(folder, { passphrase }), tools(at))).toMatchObject({ made: [] });
    expect(readFileSync(join(folder, "revocations.p7s"))).toEqual(before);
    expect(planRevoke(request(folder, second(folder)), tools(at)).made).toHaveLength(2);
    expect(listIn(folder).number).toBe(1);
  });

  test("once more adds the key and a worse reason, and takes nothing off", async () => {
    const { at, keys: folder } = home();
    const [file, aside] = [join(folder, "signer-2.pem"), join(at, "signer-2.pem")];
    const { fingerprint } = readCertificate(readCertificates(readFileSync(file))[0] ?? new Uint8Array());
    renameSync(file, aside);
    const byDigest = request(folder, { certificate: { fingerprint }, reason: "key-compromise" });
    expect((await revokeKey(byDigest, tools(at))).revoked).not.toHaveProperty("key");
    const byFile = request(folder, { certificate: { file: aside }, reason: "superseded" });
    const { list, revoked } = await revokeKey(byFile, tools(at));
    expect(list).toMatchObject({ number: 2, revoked: [revoked] });
    expect(revoked).toMatchObject({ certificate: fingerprint, reason: "key-compromise" });
    expect(revoked).toHaveProperty("key");
    expect((await revokeKey(byFile, tools(at))).made).toEqual([]);
    await revokeKey(request(folder, { reason: "superseded" }), tools(at));
    const { revoked: worse } = await revokeKey(request(folder), tools(at));
    expect(worse.reason).toBe("key-compromise");
    expect(listIn(folder)).toMatchObject({ number: 4 });
  });

  test("refuses the root itself, a signer of another root, and what is no certificate", async () => {
    const [{ at, keys: folder }, other] = [home(), home(1)];
    const verdict = (file: string) =>
      faultOfAsync(revokeKey(request(folder, { certificate: { file } }), tools(at)));
    expect(await verdict(join(folder, "root.pem"))).toBe("revoke-root");
    expect(await verdict(join(other.keys, "signer.pem"))).toBe("signer-unknown");
    expect(await verdict(join(folder, "signer.key"))).toBe("pem-invalid");
    expect(await verdict(join(folder, "nothing.pem"))).toBe("key-file-missing");
    const short = request(folder, { certificate: { fingerprint: "abc" } });
    expect(await faultOfAsync(revokeKey(short, tools(at)))).toBe("fingerprint-malformed");
    expect(existsSync(join(folder, "revocations.json"))).toBe(false);
  });

  test("needs the root's own key", async () => {
    const [{ at, keys: folder }, other] = [home(), home(1)];
    renameSync(join(other.keys, "root.key"), join(folder, "root.key"));
    expect(await faultOfAsync(revokeKey(request(folder), tools(at)))).toBe("key-mismatch");
    rmSync(join(folder, "root.key"));
    expect(await faultOfAsync(revokeKey(request(folder), tools(at)))).toBe("key-file-missing");
  });

  test("does not sign what somebody wrote into the list", async () => {
    const { at, keys: folder } = home();
    await revokeKey(request(folder), tools(at));
    const file = join(folder, "revocations.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("key-compromise", "superseded"));
    expect(await faultOfAsync(revokeKey(request(folder, second(folder)), tools(at)))).toBe(
      "revocations-signature",
    );
  });

  test.each(["json.next written", "p7s replaced", "json replaced"])(
    "cut off with %s leaves the old list or the new one, and the next run goes on",
    async (moment) => {
      const { at, keys: folder } = home();
      const path = (name: string) => join(folder, name);
      await revokeKey(request(folder), tools(at));
      const old = ["revocations.json", "revocations.p7s"].map((name) => readFileSync(path(name)));
      await revokeKey(request(folder, second(folder)), tools(at));
      const done = ["json.next written", "p7s replaced", "json replaced"].indexOf(moment);
      writeFileSync(path("revocations.json.next"), readFileSync(path("revocations.json")));
      if (done < 1) writeFileSync(path("revocations.p7s"), old[1] ?? "");
      if (done < 2) writeFileSync(path("revocations.json"), old[0] ?? "");
      const { made, list } = await revokeKey(request(folder, second(folder)), tools(at));
      expect([made.length, list.number]).toEqual(done < 1 ? [2, 2] : [0, 2]);
      const third = request(folder, { certificate: { fingerprint: "b".repeat(64) } });
      expect((await revokeKey(third, tools(at))).list.number).toBe(3);
      expect(listIn(folder).number).toBe(3);
    },
  );
});

describe("the list that a bundle carries", () => {
  test("is the one beside the keys, none where there is none", async () => {
    const { at, keys: folder } = home();
    const signer = await newest(at);
    expect(carriedRevocations(undefined, signer, nodeKeyring(at))).toBeUndefined();
    await revokeKey(request(folder), tools(at));
    expect(carriedRevocations(undefined, signer, nodeKeyring(at))?.list.number).toBe(1);
  });

  test("does not name the signer of the bundle", async () => {
    const { at, keys: folder } = home();
    await revokeKey(request(folder, second(folder)), tools(at));
    const signer = await newest(at);
    expect(faultOf(() => carriedRevocations(undefined, signer, nodeKeyring(at)))).toBe("signer-revoked");
  });

  test("of another root stays at home, unless somebody names it: then it is refused", async () => {
    const [{ at, keys: folder }, other] = [home(), home(1)];
    await revokeKey(request(folder), tools(at));
    const signer = await newest(other.at);
    expect(carriedRevocations(undefined, signer, nodeKeyring(at))).toBeUndefined();
    const file = join(folder, "revocations.json");
    expect(faultOf(() => carriedRevocations(file, signer, nodeKeyring(other.at)))).toBe("signer-unknown");
    expect(faultOf(() => carriedRevocations(`${file}x`, signer, nodeKeyring(at)))).toBe("key-file-missing");
  });

  test("must hold", async () => {
    const { at, keys: folder } = home();
    await revokeKey(request(folder), tools(at));
    const signer = await newest(at);
    writeFileSync(join(folder, "revocations.json"), "{}\n");
    expect(faultOf(() => carriedRevocations(undefined, signer, nodeKeyring(at)))).toBe(
      "revocations-signature",
    );
  });
});
