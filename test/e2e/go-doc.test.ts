import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { PrivateSupply } from "../support/private-supply.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, gobundle } from "./support/executable.ts";
import { shellOf } from "./support/shell.ts";
import { usualProxies } from "./support/usual-proxies.ts";

const keys = join(inject("made"), "keys");
const work = mkdtempSync(join(tmpdir(), "gobundle-doc-"));
const root = new BareRoot();
const shell = shellOf(root);
const FIXTURES = join(import.meta.dirname, "fixtures");
const GUIDE = readFileSync(join(import.meta.dirname, "../../docs/guides/builder.md"), "utf8");
const LINE = /^ {4}gobundle (create .*--modules (golang\.org\/x\/pkgsite)@(v\S+)).*$/m;

/** What the guide says to type, with a documentation server of our own in place of the one that Go names. */
beforeAll(async () => {
  const [, words = "", path = "", version = ""] = LINE.exec(GUIDE) ?? [];
  const supply = new PrivateSupply(join(work, "supply"));
  const files = ["go.mod", "cmd/internal/doc/main.go"].map((name) => [
    name,
    readFileSync(join(FIXTURES, "pkgsite", name), "utf8"),
  ]);
  supply.addModule(path, version, Object.fromEntries(files));
  const bundle = join(work, "doc.gobundle");
  const signer = ["--key", join(keys, "signer.key"), "--cert", join(keys, "signer.pem")];
  const made = await gobundle([...words.split(" "), "--no-installer", ...signer, "-o", bundle], {
    env: {
      XDG_STATE_HOME: work,
      XDG_CACHE_HOME: join(work, "cache"),
      GOPROXY: `file://${supply.proxy},${usualProxies()}`,
      GONOSUMDB: path,
    },
  });
  expect(made.status, made.stderr).toBe(0);
  root.put(EXECUTABLE, "root/gobundle", 0o755);
  root.put(bundle, "root/doc.gobundle");
  root.put(join(keys, "root.pem"), "root/root.pem");
  root.write("etc/hosts", "127.0.0.1 localhost\n");
  for (const name of ["go.mod", "main.go"]) root.put(join(FIXTURES, "visitor", name), `root/visitor/${name}`);
  await shell("cd /root && ./gobundle apply --trust root.pem doc.gobundle");
});
afterAll(() => {
  root.dispose();
  rmSync(work, { recursive: true, force: true });
});

test("the guide finds the version that Go has in itself", async () => {
  const [, command = ""] = /^ {4}(grep .*pkgsite.*)$/m.exec(GUIDE) ?? [];
  const { stdout } = await shell(command);
  expect(stdout.trim()).toBe(LINE.exec(GUIDE)?.[3]);
});

test("go doc -http serves, over the loopback alone", async () => {
  const { stdout } = await shell("cd /root/visitor && go run . go doc -http fmt.Println");
  const goroot = (await shell("go env GOROOT")).stdout.trim();
  expect(stdout).toBe(`${goroot} /fmt\n`);
});
