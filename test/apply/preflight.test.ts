import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { missingCompiler } from "../../src/apply/compiler.ts";
import { goOnHost } from "../../src/apply/doctor/go-on-host.ts";
import { Fault } from "../../src/fault.ts";
import type { Filesystem, HostFacts } from "../../src/ports/host-facts.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { applyTo, goBundle, type TestHost, testHost } from "../support/test-host.ts";

const ROOMY: Filesystem = { bytes: 1e12, inodes: 1e9, readOnly: false, noexec: false };
const disk = (more: Partial<Filesystem>): Partial<HostFacts> => ({
  filesystem: () => ({ ...ROOMY, ...more }),
});

async function partsOf(host: TestHost, version = "1.21.5"): Promise<string[]> {
  try {
    await applyTo(host, goBundle(host, version, 1));
    return [];
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    return thrown.parts.length > 0 ? thrown.parts.map(({ code }) => code) : [thrown.code];
  }
}

describe("preflight", () => {
  test.each([
    ["host-architecture", { target: "linux/arm64" }],
    ["host-kernel", { kernel: "2.6.32-754.el6" }],
    ["host-libraries", { glibc: "2.17" }],
    ["host-libraries", { glibc: undefined }],
    ["host-libraries", { libstdcxx: false }],
    ["no-room", disk({ bytes: 1000 })],
    ["no-inodes", disk({ inodes: 10 })],
    ["mount-read-only", disk({ readOnly: true })],
    ["mount-noexec", disk({ noexec: true })],
    ["not-writable", { writable: () => false }],
  ] as const)("%s alone refuses, and nothing was made", async (code, facts) => {
    const host = testHost(facts as Partial<HostFacts>);
    expect(await partsOf(host)).toEqual([code]);
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });

  test.each([
    ["1.20.14", ["host-libraries"]],
    ["1.21.5", []],
  ])("without libresolv.so.2 the go command of %s gives %j", async (version, codes) => {
    expect(await partsOf(testHost({ libresolv: false }), version)).toEqual(codes);
  });

  test("a filesystem that does not count inodes has enough of them", async () => {
    expect(await partsOf(testHost(disk({ inodes: undefined })))).toEqual([]);
  });

  test("four faults are told at once", async () => {
    const host = testHost({ target: "linux/arm64", kernel: "2.6.32", ...disk({ bytes: 0, noexec: true }) });
    expect(await partsOf(host)).toEqual(["host-architecture", "host-kernel", "mount-noexec", "no-room"]);
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1)))).toBe("host-not-ready");
  });

  test("something foreign in the root is in the way; a sticky folder above it is not", async () => {
    const host = testHost();
    mkdirSync(host.root, { recursive: true });
    writeFileSync(join(host.root, "somebody.txt"), "mine\n");
    expect(await partsOf(host)).toEqual(["foreign-in-the-way"]);
  });

  test("a folder above the root that others can write to is unsafe", async () => {
    const host = testHost();
    mkdirSync(dirname(host.root));
    chmodSync(dirname(host.root), 0o777);
    expect(await partsOf(host)).toEqual(["parent-unsafe"]);
  });

  test("a root that is a link is in the way", async () => {
    const host = testHost();
    mkdirSync(join(dirname(host.root), "real"), { recursive: true });
    symlinkSync("real", host.root);
    expect(await partsOf(host)).toEqual(["foreign-in-the-way"]);
  });

  test("a clock before the bundle's making is told and does not stop", async () => {
    const host = testHost({}, { clock: { now: () => new Date("2026-11-20T00:00:00Z") } });
    expect(await partsOf(host)).toEqual([]);
    expect(host.reporter.warnings).toContain("clock-behind");
  });

  test.each([
    ["held", undefined, [{ code: "compiler-missing", facts: { app: "web" } }]],
    ["held", "/usr/bin/gcc", []],
    ["failed", undefined, [{ code: "compiler-missing", facts: { app: "web" } }]],
  ] as const)("an app that was built with a C compiler (%s), and %s here", (result, compiler, warnings) => {
    const host = testHost();
    const run = { app: "web", go: "1.21.5", target: host.facts.target, form: "modules", result } as const;
    const runs = ["build with cgo", "vet with cgo"].map((command) => ({ ...run, command }));
    const proof = { strength: "namespace", runs, holds: {}, programs: [] } as const;
    expect(
      missingCompiler({ proof }, { ...host, processes: { ...host.processes, find: () => compiler } }),
    ).toEqual(warnings);
    const elsewhere = { ...proof, runs: runs.map((one) => ({ ...one, target: "linux/mips64" })) };
    expect(missingCompiler({ proof: elsewhere }, host)).toEqual([]);
  });

  test("another Go and settings of the host are told and do not stop", async () => {
    const { processes } = testHost();
    const host = testHost({}, { processes: { ...processes, find: () => "/home/somebody/go/bin/go" } });
    const write = (path: string, text: string, mode = 0o644) => {
      mkdirSync(dirname(join(host.system, path)), { recursive: true });
      writeFileSync(join(host.system, path), text, { mode });
    };
    write("usr/local/go/bin/go", "#!/bin/sh\n", 0o755);
    write("usr/bin/go", "#!/bin/sh\n", 0o755);
    write("etc/environment", 'PATH="/usr/local/bin:/usr/bin:/bin"\nGOPROXY=direct\n');
    write("etc/profile.d/go.sh", "export GOROOT=/usr/local/go\n");
    write("etc/sudoers", 'Defaults\tsecure_path="/usr/sbin:/usr/bin"\n');
    write("etc/passwd", "root:x:0:0::/root:/bin/bash\nnobody:x:65534:65534::/x:/usr/sbin/nologin\n");
    write("root/.config/go/env", "GOPRIVATE=corp.example\n");
    expect(await partsOf(host)).toEqual([]);
    const count = (code: string) => host.reporter.warnings.filter((one) => one === code).length;
    expect([count("go-elsewhere"), count("other-go"), count("setting-overrides")]).toEqual([1, 4, 3]);
  });

  test("a Go that a link of others leads to is told, one that leads into the root is ours", async () => {
    const { processes } = testHost();
    const found = "/usr/local/bin/go";
    const host = testHost({}, { processes: { ...processes, find: () => found } });
    mkdirSync(join(host.system, "usr/local/bin"), { recursive: true });
    symlinkSync("/opt/other/go", join(host.system, found));
    expect(await partsOf(host)).toEqual([]);
    expect(host.reporter.warnings).toContain("other-go");
    const ours = testHost({}, { processes: { ...processes, find: () => found } });
    mkdirSync(join(ours.system, "usr/local/bin"), { recursive: true });
    symlinkSync(`${ours.root}/current/bin/go`, join(ours.system, found));
    expect(await partsOf(ours)).toEqual([]);
    expect(ours.reporter.warnings).not.toContain("other-go");
  });

  test("the Go of the live release is ours, though it is itself a relative link", async () => {
    const live = testHost();
    await applyTo(live, goBundle(live, "1.21.5", 1));
    const find = () => `${live.root}/current/bin/go`;
    expect(goOnHost({ ...live, processes: { ...live.processes, find } })).toEqual([]);
  });
});

describe("before anything is looked at", () => {
  test.each(["/opt/a,b", "/opt/a|b", "/opt/a\u0007b", "/"])("the root %j is refused", async (root) => {
    const host = testHost();
    const store = { ...host.store, root };
    expect(await faultOfAsync(applyTo({ ...host, store }, "nothing.gobundle"))).toMatch(/^root-invalid/);
  });

  test("an ordinary user on the default root is refused", async () => {
    const host = testHost({ uid: 1000 });
    const store = { ...host.store, standard: true };
    expect(await faultOfAsync(applyTo({ ...host, store }, "nothing.gobundle"))).toBe("not-root");
  });

  test("a root with spaces, quotes and percents works", async () => {
    const host = testHost();
    const { nodeStore } = await import("../../src/host/store/node-store.ts");
    const store = nodeStore(join(host.folder, 'it\'s 100% "mine" $HOME'), host.system);
    const versions = { toolchains: [{ version: "1.21.5" }, { version: "1.22.12" }] };
    await applyTo({ ...host, store }, goBundle(host, "1.21.5", 1, versions));
    const { spawnSync } = await import("node:child_process");
    const said = spawnSync(join(store.root, "current/bin/go"), ["version"], {
      encoding: "utf8",
      env: { PATH: "/usr/bin:/bin" },
    });
    expect(said.stdout).toBe("go version go1.21.5 linux/amd64\n");
    const shell = spawnSync(
      "sh",
      [
        "-c",
        `. "$1/current/env.sh"; . "$1/current/env.sh"; echo "$PATH"; echo "\${GOROOT-unset}"`,
        "sh",
        store.root,
      ],
      {
        encoding: "utf8",
        env: { PATH: "/usr/bin:/bin", GOROOT: "/old" },
      },
    );
    expect(shell.stdout).toBe(`${store.root}/current/bin:/usr/bin:/bin\nunset\n`);
  });
});

describe("without MEDIA", () => {
  const found = (host: TestHost, here: readonly string[], mounts: readonly string[]) => ({
    ...host,
    media: { ...host.media, discover: (folders: readonly string[]) => (folders[0] === "." ? here : mounts) },
  });

  test("the one bundle that is there is taken, the current folder before the mounts", async () => {
    const host = testHost();
    const path = goBundle(host, "1.21.5", 1);
    expect((await applyTo(found(host, [path], ["/x", "/y"]), path, { media: [] })).release).toBe(1);
    expect((await applyTo(found(host, [], [path]), path, { media: [] })).changed).toBe(false);
  });

  test("several are refused, and none is told", async () => {
    const host = testHost();
    expect(await faultOfAsync(applyTo(found(host, ["a", "b"], []), "", { media: [] }))).toBe(
      "several-bundles",
    );
    expect(await faultOfAsync(applyTo(found(host, [], []), "", { media: [] }))).toBe("bundle-not-found");
  });
});
