import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, fingerprint, gobundle } from "./support/executable.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const ca = mkdtempSync(join(tmpdir(), "gobundle-ca-"));
const SUBJECT = "CN=Go bundles,O=Example";
let root: BareRoot;
let inside: Shell;

/** A company's CA as stock openssl makes one, with P-256 keys: root, issuing authority, and two leaves. */
beforeAll(() => {
  const authority = (length: string) => [
    `basicConstraints=critical,CA:TRUE${length}`,
    "keyUsage=critical,keyCertSign",
  ];
  const leaf = (purpose: string) => [
    "basicConstraints=critical,CA:FALSE",
    "keyUsage=critical,digitalSignature",
    `extendedKeyUsage=${purpose}`,
  ];
  certificate("root", "Root", undefined, authority(""));
  certificate("issuing", "Issuing", "root", authority(",pathlen:0"));
  certificate("leaf", "Go bundles", "issuing", leaf("codeSigning"));
  certificate("tls", "www.example.test", "issuing", leaf("serverAuth"));
  root = new BareRoot();
  inside = shellOf(root);
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.put(join(ca, "root.pem"), "media/root.pem");
});
afterAll(() => {
  root.dispose();
  rmSync(ca, { recursive: true, force: true });
});

function certificate(
  file: string,
  name: string,
  issuer: string | undefined,
  extensions: readonly string[],
): void {
  const [key, pem] = [join(ca, `${file}.key`), join(ca, `${file}.pem`)];
  const by =
    issuer === undefined ? [] : ["-CA", join(ca, `${issuer}.pem`), "-CAkey", join(ca, `${issuer}.key`)];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "3650"];
  const more = extensions.flatMap((one) => ["-addext", one]);
  openssl(
    "req",
    "-x509",
    ...curve,
    "-subj",
    `/O=Example/CN=${name}`,
    "-keyout",
    key,
    "-out",
    pem,
    ...by,
    ...more,
  );
}

function openssl(...words: readonly string[]): void {
  execFileSync("openssl", words, { stdio: "pipe" });
}

function create(leaf: string) {
  const signer = [
    "--key",
    join(ca, `${leaf}.key`),
    "--cert",
    join(ca, `${leaf}.pem`),
    "--chain",
    join(ca, "issuing.pem"),
  ];
  const plain = ["--no-prove", "--no-installer", "--go", "1.21.5", "--name", "co"];
  return gobundle(["create", ...plain, ...signer, "-o", join(ca, `${leaf}.gobundle`)], {
    env: { XDG_STATE_HOME: ca },
  });
}

describe("a company's CA in place of keys of ours", () => {
  test("its code signer signs, and stock openssl accepts it", async () => {
    expect(await create("leaf")).toMatchObject({ status: 0 });
    execFileSync("tar", [
      "-xf",
      join(ca, "leaf.gobundle"),
      "-C",
      ca,
      "--occurrence=1",
      "manifest.json",
      "manifest.p7s",
    ]);
    const files = [
      "-in",
      join(ca, "manifest.p7s"),
      "-content",
      join(ca, "manifest.json"),
      "-CAfile",
      join(ca, "root.pem"),
    ];
    openssl("cms", "-verify", "-binary", "-inform", "DER", ...files, "-purpose", "any", "-out", "/dev/null");
    root.put(join(ca, "leaf.gobundle"), "media/leaf.gobundle");
  });

  test("its certificate for a web server signs nothing, and what openssl signed with it is refused", async () => {
    const refused = await create("tls");
    expect([refused.status, refused.stderr]).toEqual([
      3,
      expect.stringContaining("gobundle: error GB-3205: "),
    ]);
    const folder = join(root.path, "media/forged");
    execFileSync("mkdir", [folder]);
    execFileSync("tar", ["-xf", join(ca, "leaf.gobundle"), "-C", folder]);
    const signer = [
      "-signer",
      join(ca, "tls.pem"),
      "-inkey",
      join(ca, "tls.key"),
      "-certfile",
      join(ca, "issuing.pem"),
    ];
    const files = ["-in", join(folder, "manifest.json"), "-out", join(folder, "manifest.p7s")];
    openssl("cms", "-sign", "-binary", "-md", "sha256", "-outform", "DER", ...signer, ...files);
    const limit = `--trust /media/root.pem --allow-subject 'CN=www.example.test,O=Example'`;
    const { stderr } = await inside(`/media/gobundle verify /media/forged ${limit}`, 3);
    expect(stderr).toContain("gobundle: error GB-3205: ");
  });

  test("its root becomes an anchor only with the signer that counts", async () => {
    const add = `/media/gobundle trust add /media/root.pem --fingerprint ${await fingerprint(join(ca, "root.pem"))}`;
    expect((await inside(add, 2)).stderr).toContain("gobundle: error GB-2104: ");
    await inside(`${add} --allow-subject '${SUBJECT}'`);
  });

  test("verify and apply believe that signer, and no other", async () => {
    await inside("/media/gobundle verify /media/leaf.gobundle");
    const other = "--config /tmp/other --trust /media/root.pem --allow-subject 'CN=Other,O=Example'";
    expect((await inside(`/media/gobundle verify /media/leaf.gobundle ${other}`, 3)).stderr).toContain(
      "GB-3206",
    );
    const spki = execFileSync(
      "sh",
      [
        "-c",
        `openssl x509 -in '${join(ca, "leaf.pem")}' -noout -pubkey | openssl pkey -pubin -outform der | sha256sum`,
      ],
      { encoding: "utf8" },
    ).slice(0, 64);
    await inside(
      `/media/gobundle verify /media/leaf.gobundle --config /tmp/other --trust /media/root.pem --allow-spki ${spki}`,
    );
    await inside("/media/gobundle apply /media/leaf.gobundle");
    expect((await inside("sh -lc 'go version'")).stdout).toContain("go1.21.5");
    expect((await inside("/media/gobundle status")).stdout).toContain(SUBJECT);
  });

  test("what login shells, sudo and cron find is what the guide says", async () => {
    await inside("env -i /bin/sh -lc 'go version'");
    await inside(
      "env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin sh -c 'go version'",
    );
    const cron = "env -i PATH=/usr/bin:/bin sh -c";
    await inside(`${cron} 'go version'`, 127);
    await inside(`${cron} '/usr/local/bin/go version && /opt/gobundle/current/bin/go version'`);
  });
});
