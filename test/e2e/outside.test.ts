import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { ResultDocument } from "../../src/cli/result.ts";
import { makeBundle, tarOf } from "../support/make-bundle.ts";
import { resultIn } from "../support/result-schema.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE, fingerprint } from "./support/executable.ts";
import { lastingZone, rootPem } from "./support/lasting-zone.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const made = inject("made");
const zone = lastingZone();
const target = process.arch === "x64" ? "linux/amd64" : "linux/arm64";
const GOBUNDLE = "/media/gobundle";
const FOREIGN = "#!/bin/sh\necho somebody else\n";
let root: BareRoot;
let inside: Shell;
let before: string;

/** A server on which somebody has put a Go by hand already, in all the usual places. */
beforeAll(async () => {
  root = new BareRoot();
  inside = shellOf(root);
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  for (const name of ["web-1.gobundle", "web-2.gobundle"]) root.put(join(made, name), `media/${name}`);
  const files = makeBundle({ zone, name: "files", targets: [target], files: { "hello.txt": "hello\n" } });
  root.write("media/files-1.gobundle", tarOf(files));
  root.put(join(made, "keys/root.pem"), "media/root.pem");
  root.write("media/test-root.pem", rootPem(zone));
  const hex = await fingerprint(join(made, "keys/root.pem"));
  const { fingerprint: other } = zone.root.certificate;
  await inside(`${GOBUNDLE} trust add /media/root.pem --fingerprint ${hex}`);
  await inside(`${GOBUNDLE} trust add /media/test-root.pem --fingerprint ${other}`);
  root.write("usr/local/go/bin/go", FOREIGN, 0o755);
  root.write("usr/local/bin/go", FOREIGN, 0o755);
  root.write("etc/profile.d/golang.sh", "export GOROOT=/usr/local/go\n");
  root.write("etc/environment", "GOPROXY=direct\n");
  before = await root.listing();
});
afterAll(() => root.dispose());

/** The result document of a verb, held against the published schema. */
async function result(words: string, status = 0): Promise<ResultDocument> {
  const { stdout } = await inside(`${GOBUNDLE} ${words} --json`, status);
  const document = resultIn(stdout);
  expect(document.exitCode).toBe(status);
  return document;
}

describe("a host where somebody put a Go by hand", () => {
  test("all that will be taken before ours is told", async () => {
    const { warnings } = await result("apply /media/web-1.gobundle");
    const told = warnings.map(({ code, facts }) => [code, facts["path"] ?? facts["file"], facts["setting"]]);
    expect(told).toContainEqual(["link-in-the-way", "/usr/local/bin/go", undefined]);
    expect(told).toContainEqual(["go-elsewhere", "/usr/local/go", undefined]);
    expect(told).toContainEqual(["setting-overrides", "/etc/profile.d/golang.sh", "GOROOT"]);
    expect(told).toContainEqual(["setting-overrides", "/etc/environment", "GOPROXY"]);
    expect(told).toContainEqual(["other-go", "/usr/local/bin/go", undefined]);
  });

  test("what was there stays, ours stands beside it", async () => {
    expect(readFileSync(join(root.path, "usr/local/bin/go"), "utf8")).toBe(FOREIGN);
    for (const name of ["gofmt", "go1.21.5"])
      expect((await inside(`readlink /usr/local/bin/${name}`)).stdout.trim()).toBe(
        `/opt/gobundle/current/bin/${name}`,
      );
    expect((await inside("readlink /usr/local/bin/gobundle")).stdout.trim()).toBe(
      "/opt/gobundle/bin/gobundle",
    );
    expect((await inside("sh -lc 'go version'")).stdout).toContain("go1.21.5");
  });

  test("once it is out of the way, the next apply takes its place", async () => {
    await inside("rm -r /usr/local/bin/go /usr/local/go /etc/profile.d/golang.sh /etc/environment");
    const { warnings } = await result("apply /media/web-2.gobundle");
    expect(warnings).toEqual([]);
    const { stdout } = await inside("env -i PATH=/usr/bin:/bin:/usr/local/bin go version");
    expect(stdout).toContain("go1.22.12");
    await inside("test ! -e /usr/local/bin/go1.21.5 && test -x /usr/local/bin/go1.22.12");
  });

  test("env puts Go on a PATH that has none, and takes a stale GOROOT away", async () => {
    const { stdout } = await inside(
      `export GOROOT=/usr/local/go PATH=/usr/bin; eval "$(${GOBUNDLE} env)"; go version; echo "<$GOROOT>"`,
    );
    expect(stdout).toMatch(/go1\.22\.12.*<>/s);
    const { stdout: fish } = await inside(`${GOBUNDLE} env --shell fish`);
    expect(fish).toContain("set -gx PATH '/opt/gobundle/current/bin'");
  });
});

describe("doctor", () => {
  const VICTIM = "/opt/gobundle/current/go/src/fmt/print.go";

  test("finds nothing where nothing is", async () => {
    expect(await result("doctor")).toMatchObject({ healthy: true, drifted: [], warnings: [] });
  });

  test("finds one changed byte in the store", async () => {
    await inside(
      `cp -p ${VICTIM} /tmp/whole && printf X | dd of=${VICTIM} conv=notrunc bs=1 seek=100 status=none`,
    );
    expect(await result("doctor", 7)).toMatchObject({
      healthy: false,
      drifted: [expect.stringContaining("go1.22.12")],
    });
    await inside(`cat /tmp/whole > ${VICTIM} && ${GOBUNDLE} doctor`);
  });

  test("finds a file that is gone, and one that is too many", async () => {
    await inside(`mv ${VICTIM} /tmp/whole`);
    await inside(`${GOBUNDLE} doctor`, 7);
    await inside(`mv /tmp/whole ${VICTIM} && echo 'package fmt' > ${VICTIM}.go`);
    await inside(`${GOBUNDLE} doctor`, 7);
    await inside(`rm ${VICTIM}.go && ${GOBUNDLE} doctor`);
  });

  test("names another go that comes first on PATH, for whom it does", async () => {
    root.write("tmp/other/go", FOREIGN, 0o755);
    root.write("usr/local/sbin/go", FOREIGN, 0o755);
    root.write("etc/sudoers", 'Defaults secure_path="/usr/local/sbin:/usr/local/bin:/usr/bin"\n');
    const { stdout } = await inside(`PATH=/tmp/other:$PATH ${GOBUNDLE} doctor --json`);
    const { warnings } = resultIn(stdout);
    expect(warnings.map(({ code, facts }) => [code, facts["who"], facts["path"]])).toEqual([
      ["other-go", "this shell", "/tmp/other/go"],
      ["other-go", "sudo", "/usr/local/sbin/go"],
    ]);
    await inside("rm -r /tmp/other /usr/local/sbin /etc/sudoers");
  });
});

describe("documents", () => {
  test("status, inspect and verify are what the schema says", async () => {
    expect(await result("status")).toMatchObject({ current: { release: 2 }, pending: false });
    const facts = {
      name: "web",
      ok: true,
      changed: false,
      identity: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    expect(await result("inspect /media/web-2.gobundle")).toMatchObject(facts);
    expect(await result("verify /media/web-2.gobundle")).toMatchObject({ ...facts, missing: [] });
    await inside("head -c -1500 /media/files-1.gobundle > /tmp/cut");
    expect(await result("verify /tmp/cut", 3)).toMatchObject({ ok: false, error: { id: "GB-3301" } });
  });

  test("several reasons in one verdict", async () => {
    await inside("mkdir -p /tmp/four && mkdir -m 777 /tmp/four/open");
    root.write(
      "media/foreign.gobundle",
      tarOf(makeBundle({ zone, name: "foreign", targets: ["linux/s390x"] })),
    );
    expect(await result("apply --root /tmp/four/open/g /media/foreign.gobundle", 4)).toMatchObject({
      error: { code: "host-not-ready", reasons: [{ code: "host-architecture" }, { code: "parent-unsafe" }] },
    });
  });
});

describe("words", () => {
  test("Chinese by option, with the ids and the shape of English", async () => {
    const { stdout } = await inside(`${GOBUNDLE} apply --help --lang zh-CN`);
    expect(stdout).toMatch(/\p{Script=Han}/u);
    const { stderr } = await inside(`${GOBUNDLE} apply /media/none --lang zh-CN`, 2);
    expect(stderr).toMatch(/GB-2300.*\p{Script=Han}/u);
    const { stdout: json } = await inside(`${GOBUNDLE} apply /media/none --lang zh-CN --json`, 2);
    expect(json).not.toMatch(/\p{Script=Han}/u);
  });

  test("Chinese by locale only where the locale is UTF-8", async () => {
    const PATH = "/usr/bin";
    const utf8 = await inside(`${GOBUNDLE} help`, 0, { env: { PATH, LANG: "zh_CN.UTF-8" } });
    expect(utf8.stdout).toMatch(/\p{Script=Han}/u);
    const other = await inside(`${GOBUNDLE} help`, 0, { env: { PATH, LANG: "zh_CN.GBK" } });
    expect(other.stdout).not.toMatch(/\p{Script=Han}/u);
  });

  test("completion scripts are ones", async () => {
    await inside(`${GOBUNDLE} completion bash > /tmp/completion && bash -n /tmp/completion`);
    await inside("bash -c '. /tmp/completion && complete -p gobundle'");
    for (const shell of ["zsh", "fish"])
      expect((await inside(`${GOBUNDLE} completion ${shell}`)).stdout).toContain("uninstall");
    await inside(`${GOBUNDLE} completion tcsh`, 2);
  });
});

describe("what is no longer needed", () => {
  test("prune keeps two good releases and what they use", async () => {
    await result("apply /media/files-1.gobundle");
    await inside("ls -d /opt/gobundle/store/go1.21.5*");
    expect(await result("prune")).toMatchObject({ changed: true, releases: [1] });
    expect((await inside("ls /opt/gobundle/releases")).stdout.trim().split("\n")).toEqual(["2", "3"]);
    await inside("! ls -d /opt/gobundle/store/go1.21.5*");
    expect(await result("prune")).toMatchObject({ changed: false, releases: [] });
    await inside("sh -lc 'go version' && cat /opt/gobundle/current/files/hello.txt");
    await inside(`${GOBUNDLE} rollback && ${GOBUNDLE} doctor && ${GOBUNDLE} rollback`, 4);
  });

  test("uninstall leaves what others put there", async () => {
    await inside(`${GOBUNDLE} uninstall --yes --purge`);
    root.write("usr/local/go/bin/go", FOREIGN, 0o755);
    root.write("usr/local/bin/go", FOREIGN, 0o755);
    root.write("etc/profile.d/golang.sh", "export GOROOT=/usr/local/go\n");
    root.write("etc/environment", "GOPROXY=direct\n");
    const strip = (listing: string) => listing.split("\n").filter((line) => !line.includes("/etc/gobundle"));
    expect(strip(await root.listing())).toEqual(strip(before));
  });
});
