import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { doctor } from "../../../src/apply/doctor/index.ts";
import type { Facts } from "../../../src/fault.ts";
import type { FaultCode } from "../../../src/faults.ts";
import { nodeStore } from "../../../src/host/store/node-store.ts";
import type { HostFacts } from "../../../src/ports/host-facts.ts";
import type { Wanted } from "../../support/make-bundle.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../../support/test-host.ts";
import { TestSumdb } from "../../support/test-sumdb.ts";

const ALICE = "alice:x:1000:1000::/home/alice:/bin/bash";
const ROOT = "root:x:0:0::/root:/bin/bash";

interface Finding {
  readonly code: FaultCode;
  readonly facts: Facts;
}

/** A host with a release live, whose environment is empty but for HOME. */
async function installed(
  wanted: Wanted = {},
  variables: Readonly<Record<string, string>> = { HOME: "/root" },
  facts: Partial<HostFacts> = {},
): Promise<TestHost> {
  const host = testHost({ uid: 0, variable: (name) => variables[name], ...facts });
  const processes = { ...host.processes, find: () => `${host.root}/current/bin/go` };
  write(host, "/etc/passwd", `${ROOT}\n${ALICE}\n`);
  await applyTo({ ...host, processes }, goBundle(host, "1.21.5", 1, wanted));
  return { ...host, processes };
}

function write(host: TestHost, path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(join(host.system, path)), { recursive: true });
  writeFileSync(join(host.system, path), text, { mode });
}

async function findings(host: TestHost): Promise<Finding[]> {
  const found: Finding[] = [];
  const reporter = {
    ...host.reporter,
    warn: (code: FaultCode, facts: Facts = {}) => void found.push({ code, facts }),
  };
  await doctor({ ...host, reporter });
  return found;
}

/** Types the cure as root would, in the folder that stands for the host's own places; sudo is left out. */
function type(host: TestHost, { facts }: Finding): void {
  const inside = String(facts["cure"])
    .replace(/^sudo -Hu '\w+' /, "")
    .replace(/'(\/(?:etc|home|root|usr)\/)/g, `'${host.system}$1`);
  const { status, stderr } = spawnSync("sh", ["-ec", inside], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
}

/** Exactly this one is found; its cure cures it; typed twice it does no more. */
async function curedOnce(host: TestHost): Promise<Finding> {
  const [only, ...others] = await findings(host);
  if (only === undefined) throw new Error("nothing was found");
  expect(others).toEqual([]);
  type(host, only);
  expect(await findings(host)).toEqual([]);
  type(host, only);
  return only;
}

describe("doctor", () => {
  test("finds nothing on a plain host", async () => {
    expect(await findings(await installed())).toEqual([]);
  });

  test.each([
    ["/etc/profile.d/zz-go.sh", "if true; then\n  export GOROOT=/old\nfi\n", "GOROOT"],
    ["/etc/environment", "LANG=C\nGOPROXY=direct\n", "GOPROXY"],
    ["/home/alice/.profile", 'export GOFLAGS="-v"\n', "GOFLAGS"],
  ])("a setting in %s", async (file, text, setting) => {
    const host = await installed();
    write(host, file, text);
    const { code, facts } = await curedOnce(host);
    expect([code, facts["file"], facts["setting"]]).toEqual(["setting-overrides", file, setting]);
    const owner = file.startsWith("/home/") ? "sudo -Hu 'alice' " : "";
    expect(facts["cure"]).toMatch(new RegExp(`^${owner}sed -i '.*' '${file}'$`));
    const left = readFileSync(join(host.system, file), "utf8");
    expect(spawnSync("sh", ["-n"], { input: left }).status).toBe(0);
  });

  test.each(["GOPRIVATE", "GOPROXY", "GOFLAGS", "GOTOOLCHAIN", "GOSUMDB", "GONOSUMDB"])(
    "go env -w %s, of this user and of another",
    async (name) => {
      const host = await installed();
      write(host, "/home/alice/.config/go/env", `${name}=something\n`);
      write(host, "/root/.config/go/env", `${name}=something\n`);
      const go = `env -u GOROOT GOTOOLCHAIN=local '${host.root}/current/bin/go'`;
      expect((await findings(host)).map(({ code, facts }) => [code, facts["user"], facts["cure"]])).toEqual([
        ["setting-overrides", "root", `${go} env -u ${name}`],
        ["setting-overrides", "alice", `sudo -Hu 'alice' ${go} env -u ${name}`],
      ]);
    },
  );

  test("a value that is ours is no finding, and neither is where a user keeps things", async () => {
    const host = await installed();
    const ours = /^GOPROXY=.*$/m.exec(readFileSync(join(host.root, "current/go.env"), "utf8"))?.[0];
    write(host, "/root/.config/go/env", `${ours}\nGOPATH=/srv/go\nGOCACHE=/srv/cache\n`);
    expect(await findings(host)).toEqual([]);
  });

  test("no value is told: it may hold a password", async () => {
    const host = await installed({}, { HOME: "/root", GOPROXY: "https://u:canary@h.test" });
    write(host, "/root/.config/go/env", "GOPROXY=https://u:canary@h.test\n");
    write(host, "/root/.profile", "export GOPROXY=https://u:canary@h.test\n");
    const found = await findings(host);
    expect(found.map(({ facts }) => facts["file"])).toEqual([
      "/root/.profile",
      "/root/.config/go/env",
      "environment",
    ]);
    expect(JSON.stringify(found)).not.toContain("canary");
    expect(found.at(-1)?.facts["cure"]).toBe("unset GOPROXY");
  });

  test("-mod=mod, which no workspace takes", async () => {
    const host = await installed();
    write(host, "/root/.bashrc", "export GOFLAGS='-v -mod=mod'\n");
    expect((await curedOnce(host)).code).toBe("flag-mod");
  });

  test("a folder with another go that a profile file puts on PATH, for everybody and for one", async () => {
    for (const file of ["/etc/profile.d/zz.sh", "/home/alice/.profile"]) {
      const host = await installed();
      const store = { ...nodeStore(host.root, host.system), standard: true };
      write(host, "/opt/my.go/bin/go", "#!/bin/sh\n", 0o755);
      write(host, file, 'export LANG=C\nexport PATH="/opt/my.go/bin:$PATH"\n');
      const { code, facts } = await curedOnce({ ...host, store });
      expect([code, facts["path"], facts["file"]]).toEqual(["other-go", "/opt/my.go/bin/go", file]);
      expect(facts["who"]).toBe(file.startsWith("/home") ? "login shell of alice" : "login shell");
      expect(readFileSync(join(host.system, file), "utf8")).toContain('export LANG=C\n: # export PATH="/opt');
    }
  });

  test("a go that cron finds", async () => {
    const host = await installed();
    write(host, "/etc/environment", "PATH=/sbin\n");
    write(host, "/usr/bin/go", "#!/bin/sh\n", 0o755);
    const [only, ...others] = await findings(host);
    expect([only?.code, only?.facts["who"], others]).toEqual(["other-go", "cron", []]);
    expect(only?.facts["cure"]).toBe("mv '/usr/bin/go' '/usr/bin/go.other'");
  });

  test("a go that comes first in this shell", async () => {
    const host = await installed();
    const processes = { ...host.processes, find: () => "/home/alice/sdk/go" };
    const [only, ...others] = await findings({ ...host, processes });
    expect([only?.facts["who"], others]).toEqual(["this shell", []]);
    expect(only?.facts["cure"]).toBe(`PATH='${host.root}/current/bin':$PATH; export PATH`);
  });

  test("Go where its own guide puts it", async () => {
    const host = await installed();
    write(host, "/usr/local/go/bin/go", "#!/bin/sh\n", 0o755);
    const found = await findings(host);
    expect(found).toEqual([
      {
        code: "go-elsewhere",
        facts: { path: "/usr/local/go", cure: "mv /usr/local/go /usr/local/go.other" },
      },
    ]);
  });

  test("this very run without a home folder", async () => {
    const [only, ...others] = await findings(await installed({}, {}));
    expect([only?.code, others]).toEqual(["no-home", []]);
    expect(await findings(await installed({}, { GOCACHE: "/c", GOPATH: "/g" }))).toEqual([]);
    expect(await findings(await installed({}, { GOCACHE: "/c" }))).toHaveLength(1);
  });

  test("a service that runs go without a home folder", async () => {
    const host = await installed();
    const unit = (name: string, lines: string) =>
      write(host, `/etc/systemd/system/${name}`, `[Service]\n${lines}\n`);
    unit("plain.service", "ExecStart=/bin/sleep 1 # no go");
    unit("hugo.service", "ExecStart=/usr/bin/hugo server");
    unit("user.service", "ExecStart=/usr/local/bin/go run .\nUser=build");
    unit("set.service", "ExecStart=/usr/local/bin/go1.21.5 run .\nEnvironment=GOCACHE=/c GOPATH=/g");
    unit("bad.service", "ExecStartPre=/bin/true\nExecStart=/bin/sh -c \\\n  'exec go build ./...'");
    const { code, facts } = (await findings(host))[0] ?? {};
    expect([code, facts?.["who"]]).toEqual(["no-home", "bad.service"]);
    const cure = String(facts?.["cure"]).replace(" && systemctl daemon-reload", "");
    type(host, { code: "no-home", facts: { cure } });
    const dropIn = readFileSync(join(host.system, "/etc/systemd/system/bad.service.d/gobundle.conf"), "utf8");
    expect(dropIn).toBe("[Service]\nCacheDirectory=%N\nEnvironment=GOCACHE=%C/%N/build GOPATH=%C/%N/go\n");
    expect(await findings(host)).toEqual([]);
  });

  test.each([
    ["of the same database, which the bundle does not link", 600, "GOPATH of its own"],
    ["of a larger tree", 1900, ""],
    ["of another history", 0, ""],
  ])("a head %s", async (_, size, goPath) => {
    const sumdb = new TestSumdb().padTo(900);
    const host = await installed({ sumdb, earlier: [] });
    const foreign = new TestSumdb().padTo(size === 0 ? 100 : size);
    const text = size === 0 ? foreign.head().replace(/\n.{43}=\n/, `\n${"A".repeat(43)}=\n`) : foreign.head();
    const home = goPath === "" ? "/home/alice/go" : "/home/alice/work";
    if (goPath !== "") write(host, "/home/alice/.config/go/env", "GOPATH=/home/alice/work\n");
    const file = `${home}/pkg/sumdb/${sumdb.name}/latest`;
    write(host, file, text);
    const { code, facts } = await curedOnce(host);
    expect([code, facts["user"], facts["cure"]]).toEqual(["foreign-head", "alice", `rm -f '${file}'`]);
  });

  test("a head that the served tree links is none", async () => {
    const sumdb = new TestSumdb().padTo(900);
    const host = await installed({ sumdb, earlier: [600] });
    const latest = `/pkg/sumdb/${sumdb.name}/latest`;
    write(host, `/home/alice/go${latest}`, sumdb.head(600));
    write(host, `/root/go${latest}`, sumdb.head(sumdb.size));
    expect(await findings(host)).toEqual([]);
  });

  test("a vendor folder that somebody's go.mod has left behind", async () => {
    const files = {
      "go.mod": "module example.test/app\n\ngo 1.21\n\nrequire example.test/a v1.0.0\n",
      "main.go": "package main\n",
      "vendor/modules.txt": "# example.test/a v1.0.0\n## explicit\nexample.test/a\n",
    };
    const host = await installed({ apps: [{ name: "web", files }] });
    expect(await findings(host)).toEqual([]);
    const folder = join(host.root, "current/src/web");
    writeFileSync(join(folder, "go.mod"), files["go.mod"].replace("v1.0.0", "v1.0.1"));
    const stale = (await findings(host)).find(({ code }) => code === "vendor-stale");
    expect(stale?.facts).toMatchObject({
      app: "web",
      modules: ["example.test/a v1.0.1", "example.test/a v1.0.0"],
      cure: `(cd '${host.root}/current/src/web' && '${host.root}/current/bin/go' mod vendor)`,
    });
    writeFileSync(join(folder, "go.mod"), "require (\n");
    expect((await findings(host)).find(({ code }) => code === "vendor-stale")?.facts["modules"]).toEqual([
      "go.mod",
    ]);
  });
});
