import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { makeBundle, tarOf, type Wanted } from "../support/make-bundle.ts";
import { TestSumdb } from "../support/test-sumdb.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE } from "./support/executable.ts";
import { lastingZone, rootPem } from "./support/lasting-zone.ts";
import { runningGo } from "./support/real-go.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const made = inject("made");
const zone = lastingZone();
const target = process.arch === "x64" ? "linux/amd64" : "linux/arm64";
const COMPILER = `pkg/tool/${target.replace("/", "_")}/compile`;
const GOBUNDLE = "/media/gobundle";
let root: BareRoot;
let inside: Shell;

/** A bare server that trusts one zone; every test starts with nothing installed. */
beforeAll(async () => {
  root = new BareRoot();
  inside = shellOf(root);
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.write("media/root.pem", rootPem(zone));
  const { fingerprint } = zone.root.certificate;
  await inside(`${GOBUNDLE} trust add /media/root.pem --fingerprint ${fingerprint}`);
  const go = await runningGo(join(made, "web-1.gobundle"), "1.21.5");
  const compiler = go[COMPILER] ?? new Uint8Array();
  expect(compiler.length).toBeGreaterThan(1024 * 1024);
  put("whole", withGo("whole", go));
  const half = compiler.subarray(0, compiler.length / 2);
  put("broken", { sequence: 2, ...withGo("broken", { ...go, [COMPILER]: half }) });
});
beforeEach(async () => {
  await inside(
    `rm -rf /tmp/seen /var/log/gobundle /etc/gobundle/floors; ! test -e /opt/gobundle || ${GOBUNDLE} uninstall --yes --purge`,
  );
  const { fingerprint } = zone.root.certificate;
  await inside(`${GOBUNDLE} trust add /media/root.pem --fingerprint ${fingerprint}`);
});
afterAll(() => root.dispose());

function put(file: string, wanted: Wanted): string {
  root.write(
    `media/${file}.gobundle`,
    tarOf(makeBundle({ zone, name: "web", targets: [target], ...wanted })),
  );
  return `/media/${file}.gobundle`;
}

/** A Go 1.21.5 of these files, recorded in a test's checksum database: one of its own, for no database records two. */
function withGo(name: string, files: Record<string, Uint8Array>): Wanted {
  const sumdb = new TestSumdb(`${name}.example.test`);
  return { toolchains: [{ version: "1.21.5", target, files }], sumdb };
}

/** Everything installed, in and outside of the root, without the log of attempts. */
async function installed(): Promise<string> {
  const lines = (await root.listing()).split("\n");
  return lines.filter((line) => !line.includes("/var/log/gobundle")).join("\n");
}

/** `apply` ends with a status and an id, and what was installed before is as it was. */
async function returns(bundle: string, status: number, id: string): Promise<string> {
  const before = await installed();
  const { stderr } = await inside(`${GOBUNDLE} apply ${bundle}`, status);
  expect(stderr).toContain(`gobundle: error ${id}: `);
  expect(stderr).toMatch(/^ {2}state: \S/m);
  expect(await installed()).toBe(before);
  return stderr;
}

describe("a Go that is signed and proven, but does not run here", () => {
  const WHOLE = "/media/whole.gobundle";
  const BROKEN = "/media/broken.gobundle";

  test("an old release without Go stays live", async () => {
    await inside(`${GOBUNDLE} apply ${put("old", { files: { "hello.txt": "old\n" } })}`);
    expect(await returns(BROKEN, 5, "GB-5000")).toContain("compile");
    expect((await inside("cat /opt/gobundle/current/files/hello.txt")).stdout).toBe("old\n");
    await inside(`${GOBUNDLE} doctor && ${GOBUNDLE} status`);
  });

  test("the whole one is applied, and stays live when the broken one comes", async () => {
    await inside(`${GOBUNDLE} apply ${WHOLE}`);
    expect((await inside("sh -lc 'go version'")).stdout).toContain("go1.21.5");
    expect(await returns(BROKEN, 5, "GB-5000")).toContain("compile");
    expect((await inside("sh -lc 'go version'")).stdout).toContain("go1.21.5");
    await inside(`${GOBUNDLE} doctor`);
    await inside(
      `${GOBUNDLE} apply ${put("better", { sequence: 2, files: { "hello.txt": "a better one takes its number\n" } })}`,
    );
  });

  test("at the first apply nothing is left, and no release is live", async () => {
    expect(await returns(BROKEN, 5, "GB-5000")).toContain("compile");
    await inside(
      "test ! -e /opt/gobundle && test ! -e /usr/local/bin/go && test ! -e /etc/profile.d/gobundle.sh",
    );
  });
});

describe("install scripts", () => {
  const script = (when: "pre-apply" | "post-apply" | "health", text: string) => ({
    when,
    name: "1-step.sh",
    text: `#!/bin/sh\n${text}\n`,
  });
  const old = { files: { "hello.txt": "old\n" } };
  const fresh = { sequence: 2, files: { "hello.txt": "new\n" } };

  test.each([
    ["pre-apply", 4, "GB-4013"],
    ["post-apply", 5, "GB-5001"],
    ["health", 5, "GB-5001"],
  ] as const)("%s that fails: status %i, and all is as before", async (when, status, id) => {
    const fails = script(when, "{ readlink /opt/gobundle/current; echo no such luck; } >&2; exit 7");
    const first = await returns(put("first", { scripts: [fails] }), status, id);
    expect(first).toContain("no such luck");
    expect(first).toContain("7");
    await inside("test ! -e /opt/gobundle");
    await inside(`${GOBUNDLE} apply ${put("old", old)}`);
    const upgrade = await returns(put("new", { ...fresh, scripts: [fails] }), status, id);
    expect(upgrade).toContain(when === "pre-apply" ? "releases/1" : "releases/2");
    expect((await inside("cat /opt/gobundle/current/files/hello.txt")).stdout).toBe("old\n");
    await inside(`${GOBUNDLE} apply --no-scripts /media/new.gobundle`);
  });

  test("one that cannot be run at all fails like any other", async () => {
    const odd = { when: "post-apply", name: "1-step.sh", text: "#!/no/such/interpreter\n" } as const;
    await returns(put("odd", { scripts: [odd] }), 5, "GB-5001");
  });

  test("one that is interrupted is ended with its whole group, and all is undone", async () => {
    await inside(`${GOBUNDLE} apply ${put("old", old)}`);
    const before = await installed();
    const hangs = script("post-apply", "sleep 1000 & echo $! > /tmp/sleeper; touch /tmp/hanging; wait");
    put("new", { ...fresh, scripts: [hangs] });
    const { stderr } = await inside(
      [
        "rm -f /tmp/hanging /tmp/sleeper",
        `${GOBUNDLE} apply /media/new.gobundle & pid=$!`,
        "until test -e /tmp/hanging; do sleep 0.1; done",
        "kill -TERM $pid; wait $pid; status=$?",
        "test ! -e /proc/$(cat /tmp/sleeper)/exe && exit $status",
      ].join("\n"),
      143,
    );
    expect(stderr).toContain("GB-1003");
    expect(await installed()).toBe(before);
  });

  test("they see the stated environment and nothing else", async () => {
    const tells = (when: "pre-apply" | "post-apply" | "health") =>
      script(
        when,
        `{ env | grep -Ev '^(_|PWD|SHLVL|OLDPWD)='; pwd; id -u; readlink /proc/self/fd/0; } >> /tmp/seen`,
      );
    put("one", { scripts: [tells("pre-apply")] });
    put("two", { sequence: 2, scripts: [tells("pre-apply"), tells("post-apply"), tells("health")] });
    await inside(`${GOBUNDLE} apply /media/one.gobundle && ${GOBUNDLE} apply /media/two.gobundle`, 0, {
      env: { PATH: "/usr/bin", HOME: "/root", SECRET: "42", LD_LIBRARY_PATH: "/nowhere" },
    });
    const told = (when: string, sequence: number, previous: string) =>
      [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "LANG=C",
        "GOBUNDLE_ROOT=/opt/gobundle",
        "GOBUNDLE_NAME=web",
        `GOBUNDLE_SEQUENCE=${sequence}`,
        `GOBUNDLE_RELEASE=${sequence}`,
        `GOBUNDLE_PREVIOUS=${previous}`,
        `GOBUNDLE_WHEN=${when}`,
        "/",
        "0",
        "/dev/null",
      ].sort();
    const seen = (await inside("cat /tmp/seen")).stdout.trim().split("\n");
    const runs = [0, 1, 2, 3].map((run) => seen.slice(run * 11, run * 11 + 11).sort());
    expect(runs).toEqual([
      told("pre-apply", 1, ""),
      told("pre-apply", 2, "1"),
      told("post-apply", 2, "1"),
      told("health", 2, "1"),
    ]);
    expect(seen).toHaveLength(44);
  });
});
