import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBundle, tarOf } from "../support/make-bundle.ts";
import { BareRoot } from "./support/bare-root.ts";
import { EXECUTABLE } from "./support/executable.ts";
import { lastingZone, rootPem } from "./support/lasting-zone.ts";
import { shellOf } from "./support/shell.ts";

const zone = lastingZone();
const GOBUNDLE = "/media/gobundle";
const APPLY = `${GOBUNDLE} apply --root /srv/gobundle /media/app-1.gobundle`;
const mine = process.arch === "x64" ? "linux/amd64" : "linux/arm64";
const CLEAN = { PATH: "/usr/bin:/bin", HOME: "/root" };
const TRAPS = ["sh", "env", "sync", "go", "unshare", "true", "openssl", "node"];

const root = new BareRoot();
const shell = shellOf(root);
afterAll(() => root.dispose());

/** A Go and a script that write down the environment they were given; whose names end in a number are folders of one run. */
const WITNESS = "env | sort | sed -E 's/check-[0-9]+/check-N/g' > /tmp/witness-";
const bundle = makeBundle({
  zone,
  targets: [mine],
  toolchains: [
    { version: "1.21.5", target: mine, files: { "bin/go": `#!/bin/sh\n${WITNESS}go-$1\nexit 0\n` } },
  ],
  scripts: [
    {
      when: "post-apply",
      name: "1-witness.sh",
      text: `#!/bin/sh\numask > /tmp/witness-umask\n${WITNESS}script\n`,
    },
  ],
  files: { "a.txt": "a\n" },
});

beforeAll(async () => {
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.write("media/root.pem", rootPem(zone));
  root.write("media/app-1.gobundle", tarOf(bundle));
  for (const trap of TRAPS)
    root.write(`media/traps/${trap}`, "#!/bin/bash\necho $0 >> /tmp/trapped\n", 0o755);
  root.write("media/trap.cjs", "require('node:fs').writeFileSync('/tmp/trapped', '')");
  root.write("media/trap.cnf", "nodejs_conf = none\nopenssl_conf = none\n[none\n");
  root.write("srv/.keep", "");
  await shell(
    `rm /srv/.keep; ${GOBUNDLE} trust add /media/root.pem --fingerprint ${zone.root.certificate.fingerprint}`,
  );
});

/** What stands below the root (times are of the run), what a trap did, what children saw; and takes it all away. */
const LOOK = `
cd /srv/gobundle
sed -i 's/[0-9-]*T[0-9:.]*Z/TIME/' state/live state/release-1
sed -i d audit.jsonl
find . -printf '%y %m %U:%G %p %l\\n' | sort
find . -type f | sort | xargs sha256sum
find / -xdev -newer /tmp/before -not -path '/srv/*' -not -path '/tmp/*' -not -path '/proc/*' -not -type d
ls /tmp/trapped 2>&1
head -n 100 /tmp/witness-*
rm -rf /srv/gobundle /etc/gobundle/floors /tmp/witness-* /tmp/trapped`;

/** Installs by the script; what there is then. */
async function installed(script: string, env: Readonly<Record<string, string>> = CLEAN): Promise<string> {
  await shell("touch /tmp/before");
  const { stdout } = await shell(script, 0, { env });
  expect(stdout).toContain("app");
  return (await shell(LOOK)).stdout;
}

describe("an installation is the same", () => {
  let clean = "";
  beforeAll(async () => {
    clean = await installed(APPLY);
    expect(clean).toContain(" ./current releases/1\n");
    expect(clean).toContain("cannot access '/tmp/trapped'");
    expect(clean.match(/^\/.*$/gm)).toEqual([
      expect.stringMatching(/^\/etc\/gobundle\/floors\/app-[0-9a-f]+$/),
    ]);
    expect(clean).toContain("GOENV=off");
    expect(clean).toContain("GOBUNDLE_WHEN=post-apply");
  });

  test.each([
    ["nothing at all", {}],
    [
      "what acts on the loader and the C library",
      {
        LD_PRELOAD: "/media/traps/sh",
        LD_AUDIT: "/media/traps/sh",
        LD_LIBRARY_PATH: "/media/traps",
        LD_BIND_NOW: "1",
        GLIBC_TUNABLES: "glibc.malloc.perturb=7",
        MALLOC_PERTURB_: "7",
        GCONV_PATH: "/media/traps",
        LOCPATH: "/media/traps",
        TZDIR: "/media/traps",
        TZ: ":/media/traps/sh",
      },
    ],
    [
      "what acts on Node",
      {
        NODE_OPTIONS: "--require /media/trap.cjs --openssl-config=/media/trap.cnf",
        NODE_PATH: "/media/traps",
        NODE_EXTRA_CA_CERTS: "/media/traps",
        NODE_V8_COVERAGE: "/tmp/trapped",
        NODE_REPL_HISTORY: "/tmp/trapped",
        NODE_REDIRECT_WARNINGS: "/tmp/trapped",
        NODE_CHANNEL_FD: "1",
        NODE_UNIQUE_ID: "1",
        NODE_ICU_DATA: "/media/traps",
        NODE_DEBUG: "fs,module,worker",
        NODE_TLS_REJECT_UNAUTHORIZED: "0",
        UV_THREADPOOL_SIZE: "1",
        UV_USE_IO_URING: "1",
      },
    ],
    [
      "what acts on OpenSSL",
      {
        OPENSSL_CONF: "/media/trap.cnf",
        OPENSSL_MODULES: "/media/traps",
        OPENSSL_ENGINES: "/media/traps",
        SSL_CERT_FILE: "/media/trap.cnf",
        SSL_CERT_DIR: "/media/traps",
      },
    ],
    [
      "what acts on Go and C compilers",
      {
        GOENV: "/media/trap.cnf",
        GOROOT: "/media/traps",
        GOCACHE: "/media/traps",
        GOPATH: "/media/traps",
        GOFLAGS: "-toolexec=/media/traps/sh",
        GOPROXY: "http://192.0.2.1/",
        GOTOOLCHAIN: "go1.99.0",
        GODEBUG: "panicnil=1",
        GOWORK: "/media/go.work",
        CC: "/media/traps/sh",
        PKG_CONFIG: "/media/traps/sh",
        CGO_CFLAGS: "-fplugin=/media/traps/sh",
      },
    ],
    [
      "what acts on shells, and no folder that holds",
      {
        PATH: "/media/traps:.:",
        HOME: "/dev/null",
        TMPDIR: "/media/root.pem",
        XDG_CONFIG_HOME: "/media/root.pem",
        IFS: "/a",
        ENV: "/media/traps/sh",
        BASH_ENV: "/media/traps/sh",
        SHELLOPTS: "xtrace",
        PS4: "$(/media/traps/sh)",
        LC_ALL: "../../media/traps",
        LANG: "C",
      },
    ],
  ])("with %s in the environment", async (_, env: Record<string, string>) => {
    expect(await installed(APPLY, env)).toBe(clean);
  });

  test.each(["000", "077", "777"])("under umask %s", async (mask) => {
    expect(await installed(`umask ${mask}; ${APPLY}`)).toBe(clean);
  });

  test("in a folder of names that are options, programs and packages", async () => {
    const names = [
      "-h",
      "--root=evil",
      "go",
      "openssl",
      "package.json",
      "node_modules",
      "manifest.json",
      "-",
    ];
    const make = names.map((name) => `cp -r /media/traps './${name}'`).join(" && ");
    expect(await installed(`mkdir -p /tmp/cwd && cd /tmp/cwd && ${make} && PATH=.:$PATH ${APPLY}`)).toBe(
      clean,
    );
  });

  test("in a folder that is gone", async () => {
    expect(await installed(`mkdir -p /tmp/gone && cd /tmp/gone && rmdir /tmp/gone && ${APPLY}`)).toBe(clean);
  });

  test("with the system's openssl.cnf broken", async () => {
    expect(
      await installed(
        `mkdir -p /etc/ssl && cp /media/trap.cnf /etc/ssl/openssl.cnf && ${APPLY} && rm -r /etc/ssl`,
      ),
    ).toBe(clean);
  });

  test("with closed streams", async () => {
    expect(await installed(`${APPLY} <&- 2>&-`)).toBe(clean);
  });
});

test("what Node itself refuses before our first line changes nothing", async () => {
  const { stderr } = await shell(`${APPLY}; test $? -ne 0 && test ! -e /srv/gobundle`, 0, {
    env: { ...CLEAN, NODE_REPL_EXTERNAL_MODULE: "/media/trap.cjs" },
  });
  expect(stderr).toContain("NODE_REPL_EXTERNAL_MODULE");
});

test("what comes back at the second start is refused, and there is no third", async () => {
  const env = { ...CLEAN, LD_PRELOAD: "/media/none.so", GOBUNDLE_STARTED_ANEW: "1" };
  const { stderr } = await shell(`${APPLY}; test $? -eq 4 && test ! -e /srv/gobundle`, 0, { env });
  expect(stderr).toContain("gobundle: error GB-4015: ");
  expect(stderr).toContain("LD_PRELOAD");
});

test("the loader has something to complain of at the first start alone: neither the second nor a child has it", async () => {
  const env = { ...CLEAN, LD_PRELOAD: "/media/none.so" };
  const { stderr } = await shell("exec /media/gobundle status", 0, { env });
  const complaints = (text: string) => text.split("\n").filter((line) => line.includes("/media/none.so"));
  const withoutChildren = complaints(stderr).length;
  expect(withoutChildren).toBeGreaterThan(0);
  const applied = await shell(`exec ${APPLY}`, 0, { env });
  expect(complaints(applied.stderr)).toHaveLength(withoutChildren);
  await shell("rm -rf /srv/gobundle /etc/gobundle/floors /tmp/witness-*");
});

describe("a result that cannot be written is no success, and what was done is done", () => {
  const ROOT = "--root /srv/gobundle";
  const lost = async (line: string, to: string): Promise<void> => {
    const { stderr } = await shell(`${GOBUNDLE} ${line} ${to}`, 1);
    expect(stderr, line).toContain("gobundle: error GB-1001: ");
  };
  beforeAll(async () => {
    const second = makeBundle({ zone, name: "app", sequence: 2, targets: [mine], files: { "a.txt": "b\n" } });
    root.write("media/app-2.gobundle", tarOf(second));
  });

  test("by every verb, in order", async () => {
    const full = "> /dev/full";
    await lost(`apply ${ROOT} /media/app-1.gobundle`, full);
    await lost(`apply ${ROOT} --json /media/app-2.gobundle`, full);
    await shell("test $(readlink /srv/gobundle/current) = releases/2");
    for (const line of ["verify --json /media/app-1.gobundle", "inspect /media/app-1.gobundle", "trust list"])
      await lost(line, full);
    for (const verb of ["status", "status --json", "doctor", "env", "recover"])
      await lost(`${verb} ${ROOT}`, full);
    await lost(`rollback ${ROOT}`, full);
    await shell("test $(readlink /srv/gobundle/current) = releases/1");
    await lost(`prune --keep 1 ${ROOT}`, full);
    await shell(`${GOBUNDLE} doctor ${ROOT}`);
    await lost(`uninstall --yes ${ROOT}`, full);
    await shell(
      "test ! -e /srv/gobundle/current && rm -rf /srv/gobundle /etc/gobundle/floors /tmp/witness-*",
    );
  });

  test("to a reader that has gone", async () => {
    const { stderr } = await shell(
      `{ sleep 1; ${APPLY}; echo $? > /tmp/status; } | true; while ! test -s /tmp/status; do sleep 0.1; done; cat /tmp/status >&2; ${GOBUNDLE} status ${ROOT}`,
    );
    expect(stderr).toMatch(/GB-1001[\s\S]*^1$/m);
    await shell("rm -rf /srv/gobundle /etc/gobundle/floors /tmp/witness-* /tmp/status");
  });
});

describe("media and places as the system gives them", () => {
  test("a stick that cannot be written to is enough", async () => {
    const mount = "mount --bind /media /mnt && mount -o remount,bind,ro /mnt";
    await shell(
      `${mount} && /mnt/gobundle apply --root /srv/gobundle /mnt/app-1.gobundle && rm -rf /srv/gobundle`,
    );
  });

  test("a fifo or a device by the name of a bundle is refused, not waited for", async () => {
    const script = `mkdir /tmp/odd && cd /tmp/odd && ln -s /dev/zero x.gobundle && timeout 20 ${GOBUNDLE} apply`;
    const { stderr } = await shell(script, 2);
    expect(stderr).toContain("GB-2301");
  });

  test("a folder of the installation on a filesystem of its own is refused", async () => {
    const mount = "mkdir -p /srv/gobundle/store && mount -t tmpfs tmpfs /srv/gobundle/store";
    const { stderr } = await shell(`${mount} && ${APPLY}`, 4);
    expect(stderr).toContain("GB-4016");
    await shell("rm -rf /srv/gobundle");
  });

  test("who exchanges a missing parent all the while gets nothing written where he leads to", async () => {
    const swap =
      "while :; do mkdir /tmp/b; rmdir /tmp/b; ln -s /srv/victim /tmp/b; rm /tmp/b; done 2>/dev/null";
    const script = [
      "mkdir -p /srv/victim",
      `setpriv --reuid 65534 --regid 65534 --clear-groups sh -c '${swap}' & swapper=$!`,
      `for n in 1 2 3 4 5 6 7 8; do ${GOBUNDLE} apply --root /tmp/b/root /media/app-1.gobundle; echo "status $?"; rm -rf /tmp/b; done`,
      "kill $swapper",
      'test -z "$(ls -A /srv/victim)" && rmdir /srv/victim',
    ].join("\n");
    const { stdout } = await shell(script);
    const statuses = [...stdout.matchAll(/^status (\d+)$/gm)].map(([, status]) => Number(status));
    expect(statuses).toHaveLength(8);
    expect(statuses.filter((status) => ![0, 1, 4].includes(status))).toEqual([]);
  });
});
