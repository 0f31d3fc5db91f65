import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeKeyring } from "../../src/host/node-keyring.ts";
import { issueKey, type KeyRequest, newKeys } from "../../src/zone/keys.ts";
import { openSigner } from "../../src/zone/open-signer.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { cmsVerifies, openssl, opensslAccepts, testFolder } from "../support/openssl.ts";
import { TEST_NOW } from "../support/test-keys.ts";

const DAY_MS = 86_400_000;
const tools = (home: string) => ({ keyring: nodeKeyring(home), clock: { now: () => TEST_NOW } });

function request(folder: string, differs: Partial<KeyRequest> = {}): KeyRequest {
  return { folder, name: "zone", days: 30, passphrase: async () => undefined, ...differs };
}

/** Key pairs take long: most tests start from a copy of the same keys. */
const templates: string[] = [];
beforeAll(async () => {
  for (const name of ["one", "two"]) {
    const folder = mkdtempSync(join(tmpdir(), "gobundle-keys-"));
    templates.push(folder);
    await newKeys(request(folder, { name }), tools(folder));
  }
}, 60_000);
afterAll(() => {
  for (const folder of templates) rmSync(folder, { recursive: true });
});

function madeFolder(which = 0): string {
  const folder = testFolder();
  cpSync(templates[which] ?? "", folder, { recursive: true });
  return folder;
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("keys new", () => {
  test("makes a root and a signer that stock openssl accepts, and keeps private what is private", async () => {
    const folder = join(testFolder(), "keys");
    const made = await newKeys(request(folder), tools(folder));
    expect(made.made.length).toBe(4);
    expect(readdirSync(folder).toSorted()).toEqual(["root.key", "root.pem", "signer.key", "signer.pem"]);
    expect(modeOf(folder)).toBe("700");
    expect(["root.key", "signer.key"].map((name) => modeOf(join(folder, name)))).toEqual(["600", "600"]);
    expect(made.root.extensions).toMatchObject({ ours: true, isAuthority: true, pathLength: 0 });
    expect(made.root.notAfter.getTime() - TEST_NOW.getTime()).toBe(7300 * DAY_MS);
    expect(made.signer.notAfter.getTime() - TEST_NOW.getTime()).toBe(30 * DAY_MS);
    const at = ["-attime", String(TEST_NOW.getTime() / 1000)];
    const trust = ["-no-CApath", "-no-CAstore", "-purpose", "any", "-x509_strict"];
    expect(opensslAccepts(folder, "verify", "-CAfile", "root.pem", ...trust, ...at, "signer.pem")).toBe(true);
    const text = openssl(folder, "x509", "-in", "signer.pem", "-noout", "-text").toString();
    expect(text).toContain("(3072 bit)");
    expect(text).toContain("Code Signing");
  });

  test("its signer makes signatures that stock openssl accepts", async () => {
    const folder = madeFolder();
    const files = { key: join(folder, "signer.key"), cert: join(folder, "signer.pem") };
    const signer = await openSigner(files, nodeKeyring(folder), async () => "");
    writeFileSync(join(folder, "manifest.json"), "{}\n");
    writeFileSync(join(folder, "manifest.p7s"), signer.sign(Buffer.from("{}\n"), TEST_NOW));
    expect(cmsVerifies(folder)).toBe(true);
  });

  test("writes encrypted keys that openssl opens with 600,000 rounds", async () => {
    const folder = testFolder();
    await newKeys(request(folder, { passphrase: async () => "right" }), tools(folder));
    const opens = (passphrase: string) =>
      opensslAccepts(folder, "pkey", "-in", "root.key", "-passin", `pass:${passphrase}`, "-noout");
    expect(opens("right")).toBe(true);
    expect(opens("wrong")).toBe(false);
    const structure = openssl(folder, "asn1parse", "-in", "signer.key").toString();
    for (const part of ["PBES2", "PBKDF2", ":0927C0", "hmacWithSHA256", "aes-256-cbc"]) {
      expect(structure).toContain(part);
    }
  });

  test("changes nothing in a complete folder, whether or not the root key has left it", async () => {
    const folder = madeFolder();
    const first = await newKeys(request(folder), tools(folder));
    const again = await newKeys(request(folder), tools(folder));
    expect(again.made).toEqual([]);
    expect(again.signer.fingerprint).toBe(first.signer.fingerprint);
    rmSync(join(folder, "root.key"));
    expect(await newKeys(request(folder), tools(folder))).toMatchObject({ made: [], rootKey: undefined });
  });

  test.each([["root.key"], ["root.key", "root.pem"], ["root.key", "root.pem", "signer.key"]])(
    "completes a folder that holds %s %s %s",
    async (...kept: readonly string[]) => {
      const folder = testFolder();
      await newKeys(request(folder), tools(folder));
      const before = new Map(kept.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
      for (const name of readdirSync(folder)) if (!kept.includes(name)) rmSync(join(folder, name));
      const made = await newKeys(request(folder), tools(folder));
      expect(made.made.length).toBe(4 - kept.length);
      for (const [name, text] of before) expect(readFileSync(join(folder, name), "utf8")).toBe(text);
    },
  );

  test.each([
    ["root.key", "signer.pem"],
    ["root.key", "signer.pem", "signer.key"],
    ["root.pem"],
    ["signer.key"],
  ])("asks for what cannot be made again: without %s %s %s", async (...lost: readonly string[]) => {
    const folder = madeFolder();
    for (const name of lost) rmSync(join(folder, name));
    expect(await faultOfAsync(newKeys(request(folder), tools(folder)))).toBe("key-file-missing");
  });

  test("refuses a signer of another root", async () => {
    const [one, two] = [madeFolder(0), madeFolder(1)];
    writeFileSync(join(one, "root.pem"), readFileSync(join(two, "root.pem")));
    expect(await faultOfAsync(newKeys(request(one), tools(one)))).toBe("signer-unknown");
  });

  test("refuses a certificate file that holds none", async () => {
    const folder = madeFolder();
    writeFileSync(join(folder, "root.pem"), "nothing");
    expect(await faultOfAsync(newKeys(request(folder), tools(folder)))).toBe("pem-invalid");
  });
});

describe("keys issue", () => {
  test("makes one more signer beside the first; the newest is the one in use", async () => {
    const home = testFolder();
    const keyring = nodeKeyring(home);
    const first = await newKeys(request(keyring.home), tools(home));
    const second = await issueKey(request(keyring.home), tools(home));
    const third = await issueKey(request(keyring.home), tools(home));
    expect(third.signerFiles.certificate).toBe(join(keyring.home, "signer-3.pem"));
    const fingerprints = [first, second, third].map((keys) => keys.signer.fingerprint);
    expect(new Set(fingerprints).size).toBe(3);
    const used = await openSigner({}, keyring, async () => "");
    expect(used.certificate.fingerprint).toBe(third.signer.fingerprint);
  });

  test("never outlives its root", async () => {
    const folder = madeFolder();
    const { root } = await newKeys(request(folder), tools(folder));
    const later = new Date(root.notAfter.getTime() - 10 * DAY_MS);
    const clock = { now: () => later };
    const issued = await issueKey(request(folder), { ...tools(folder), clock });
    expect(issued.signer.notAfter).toEqual(root.notAfter);
  });

  test("needs the root's key", async () => {
    const empty = testFolder();
    expect(await faultOfAsync(issueKey(request(empty), tools(empty)))).toBe("key-file-missing");
    const folder = madeFolder();
    rmSync(join(folder, "root.key"));
    expect(await faultOfAsync(issueKey(request(folder), tools(folder)))).toBe("key-file-missing");
  });

  test("refuses a wrong passphrase and leaves nothing behind", async () => {
    const folder = testFolder();
    await newKeys(request(folder, { passphrase: async () => "right" }), tools(folder));
    const wrong = issueKey(request(folder, { passphrase: async () => "wrong" }), tools(folder));
    expect(await faultOfAsync(wrong)).toBe("passphrase-wrong");
    expect(readdirSync(folder).length).toBe(4);
  });
});

describe("opening a signer", () => {
  test("refuses what does not belong together", async () => {
    const [one, two] = [madeFolder(0), madeFolder(1)];
    const open = (key: string, cert: string) =>
      faultOfAsync(openSigner({ key, cert }, nodeKeyring(one), async () => ""));
    const key = join(one, "signer.key");
    expect(await open(key, join(one, "signer.pem"))).toBe("none");
    expect(await open(key, join(two, "signer.pem"))).toBe("key-mismatch");
    expect(await open(key, join(one, "root.pem"))).toBe("signer-purpose");
    expect(await open(key, key)).toBe("pem-invalid");
    expect(await open(join(one, "root.pem"), join(one, "signer.pem"))).toBe("pem-invalid");
    expect(await open(join(one, "absent.key"), join(one, "signer.pem"))).toBe("key-file-missing");
    expect(await open(one, join(one, "signer.pem"))).toBe("key-file-unreadable");
    expect(await faultOfAsync(openSigner({ key }, nodeKeyring(one), async () => ""))).toBe("option-alone");
    expect(await faultOfAsync(openSigner({ cert: key }, nodeKeyring(one), async () => ""))).toBe(
      "option-alone",
    );
  });

  test("a company's chain goes into the signature, its root does not", async () => {
    const folder = testFolder();
    const keyring = nodeKeyring(folder);
    const ca = [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:P-256",
      "-nodes",
      "-days",
      "3650",
    ];
    openssl(folder, ...ca, "-subj", "/CN=company", "-keyout", "root.key", "-out", "root.pem");
    const issue = (name: string, by: string, extensions: string) => {
      writeFileSync(join(folder, "ext"), extensions);
      const key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        `${name}.key`,
      ];
      openssl(folder, "req", "-new", ...key, "-subj", `/CN=${name}`, "-out", "csr");
      const from = ["-CA", `${by}.pem`, "-CAkey", `${by}.key`, "-CAcreateserial", "-days", "3650"];
      openssl(folder, "x509", "-req", "-in", "csr", ...from, "-extfile", "ext", "-out", `${name}.pem`);
    };
    issue("middle", "root", "basicConstraints=critical,CA:true,pathlen:0\nkeyUsage=critical,keyCertSign\n");
    issue("release", "middle", "keyUsage=critical,digitalSignature\nextendedKeyUsage=codeSigning\n");
    const chain = Buffer.concat(["root.pem", "middle.pem"].map((name) => readFileSync(join(folder, name))));
    writeFileSync(join(folder, "chain.pem"), chain);
    const files = { key: join(folder, "release.key"), certificate: join(folder, "release.pem") };
    const signer = await keyring.signer({ ...files, chain: join(folder, "chain.pem") }, async () => "");
    writeFileSync(join(folder, "manifest.json"), "{}\n");
    const p7s = signer.sign(Buffer.from("{}\n"), new Date());
    writeFileSync(join(folder, "manifest.p7s"), p7s);
    const verify = [
      "cms",
      "-verify",
      "-binary",
      "-inform",
      "DER",
      "-in",
      "manifest.p7s",
      "-content",
      "manifest.json",
    ];
    expect(opensslAccepts(folder, ...verify, "-CAfile", "root.pem", "-purpose", "any")).toBe(true);
    const inside = openssl(
      folder,
      "pkcs7",
      "-inform",
      "DER",
      "-in",
      "manifest.p7s",
      "-print_certs",
      "-noout",
    );
    expect(inside.toString().match(/subject/g)?.length).toBe(2);
  });
});

describe("the keyring", () => {
  test("never replaces a file", () => {
    const folder = testFolder();
    const keyring = nodeKeyring(folder);
    const path = keyring.join(folder, "root.key");
    keyring.create(path, Buffer.from("one"), "private");
    const again = faultOfAsync((async () => keyring.create(path, Buffer.from("two"), "private"))());
    return expect(again).resolves.toBe("key-file-exists");
  });

  test("says where it cannot write", () => {
    const folder = testFolder();
    writeFileSync(join(folder, "file"), "");
    const keyring = nodeKeyring(folder);
    const inside = (async () =>
      keyring.create(join(folder, "file", "root.key"), Buffer.from("x"), "private"))();
    return expect(faultOfAsync(inside)).resolves.toBe("key-file-unwritable");
  });
});
