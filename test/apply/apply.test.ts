import { existsSync, readFileSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeProcesses } from "../../src/host/node-process.ts";
import type { Processes } from "../../src/ports/process.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { applyTo, bundleIn, goBundle, testHost } from "../support/test-host.ts";
import { TestSumdb } from "../support/test-sumdb.ts";

const EVERYTHING = {
  sumdb: new TestSumdb(),
  toolchains: [{ version: "1.21.5" }],
  modules: [
    { path: "github.com/Azure/x", version: "v1.0.0" },
    { path: "github.com/Azure/x", version: "v1.2.0" },
  ],
  apps: [
    {
      name: "demo",
      files: { "go.mod": "module example.test/demo\n\ngo 1.21\n", "main.go": "package main\n" },
    },
  ],
  files: { "etc/app.conf": "port=1\n" },
  scripts: [
    { when: "post-apply", name: "1-note.sh", text: '#!/bin/sh\nenv | sort > "$GOBUNDLE_ROOT/../env.txt"\n' },
  ],
} as const;

describe("apply", () => {
  test("makes a bundle of everything live", async () => {
    const host = testHost();
    const { sumdb, ...parts } = EVERYTHING;
    const path = bundleIn(host, { sumdb, ...parts, scripts: [...parts.scripts] });
    const applied = await applyTo(host, path);

    expect(applied).toMatchObject({ changed: true, release: 1, previous: "none", goVersions: ["1.21.5"] });
    const current = join(host.root, "current");
    expect(readlinkSync(current)).toBe("releases/1");
    expect(realpathSync(join(current, "bin/go"))).toContain(`${host.root}/store/go1.21.5.linux-amd64-`);
    const goEnv = readFileSync(join(realpathSync(join(current, "go")), "go.env"), "utf8");
    expect(goEnv).toContain(`GOPROXY=file://${host.root}/current/modules\n`);
    expect(goEnv).toMatch(/^GOTOOLCHAIN=local$/m);
    expect(goEnv).not.toContain("proxy.example.test");
    expect(readFileSync(join(current, "modules/github.com/!azure/x/@v/list"), "utf8")).toBe(
      "v1.0.0\nv1.2.0\n",
    );
    expect(readFileSync(join(current, "files/etc/app.conf"), "utf8")).toBe("port=1\n");
    expect(statSync(join(current, "src/demo/main.go")).nlink).toBe(2);
    expect(readFileSync(join(host.root, "../env.txt"), "utf8")).toContain("GOBUNDLE_WHEN=post-apply\n");
    expect(listing(join(host.root, "staging"))).toEqual([]);
    expect(listing(join(host.root, "journal"))).toEqual([]);
    expect(existsSync(join(host.root, "lock"))).toBe(false);
  });

  test("again: nothing changes, and no member is read", async () => {
    const host = testHost();
    const path = goBundle(host, "1.21.5", 1);
    await applyTo(host, path);
    const before = listing(host.root);
    const media = {
      ...host.media,
      open: async (name: string) => ({ ...(await host.media.open(name)), pass: refuse }),
    };
    const again = await applyTo({ ...host, media }, path);
    expect(again).toMatchObject({ changed: false, release: 1 });
    expect(listing(host.root)).toEqual(before);
  });

  test("a path named twice is applied once", async () => {
    const host = testHost();
    const path = goBundle(host, "1.21.5", 1);
    await applyTo(host, path, { media: [path, path] });
    expect(host.store.list("releases")).toEqual(["1"]);
  });

  test("a second bundle of the name replaces the first, another name adds to it", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    await applyTo(host, goBundle(host, "1.22.12", 2));
    expect(host.store.list("releases/2/toolchains")).toEqual(["go1.22.12"]);
    await applyTo(host, bundleIn(host, { name: "other", toolchains: [{ version: "1.21.5" }] }));
    expect(host.store.list("releases/3/toolchains")).toEqual(["go1.21.5", "go1.22.12"]);
    expect(readlinkSync(join(host.root, "current/go"))).toBe("toolchains/go1.21.5");
    expect(host.store.read("releases/3/bin/go")).toContain("current/bin");
    expect(host.store.read("releases/3/go.env")).toMatch(/^GOTOOLCHAIN=path$/m);
    expect(host.store.list("store").length).toBe(2);
  });

  test("under the floor, and another bundle of the same number: refused", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.22.12", 2));
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 1)))).toBe("floor-under");
    expect(await faultOfAsync(applyTo(host, goBundle(host, "1.21.5", 2)))).toBe("same-sequence");
    expect(host.store.list("releases")).toEqual(["1"]);
  });

  test("a forecast writes nothing", async () => {
    const host = testHost();
    const before = listing(host.folder);
    const path = goBundle(host, "1.21.5", 1);
    const forecast = await applyTo(host, path, { mode: "plan" });
    expect(forecast).toMatchObject({ changed: true, release: 1, check: "not run" });
    expect(forecast.plan?.steps.length).toBeGreaterThan(3);
    expect(listing(host.folder).filter((line) => !line.startsWith("media"))).toEqual(before);
  });

  test("a toolchain that does not run here: the old release is live again", async () => {
    const host = testHost();
    await applyTo(host, goBundle(host, "1.21.5", 1));
    const before = listing(host.root).filter((line) => !line.startsWith("audit.jsonl"));
    const broken = goBundle(host, "1.22.12", 2, {
      toolchains: [{ version: "1.22.12", files: { "bin/go": "#!/bin/sh\nexit 2\n" } }],
    });
    expect(await faultOfAsync(applyTo(host, broken))).toBe("check-failed");
    expect(listing(host.root).filter((line) => !line.startsWith("audit.jsonl"))).toEqual(before);
    expect(host.trust.floor(host.root, "app")?.sequence).toBe(1);
  });

  test.each([
    ["pre-apply", "pre-script-failed"],
    ["post-apply", "script-failed"],
    ["health", "script-failed"],
  ] as const)("a failing %s script on a fresh host leaves no trace", async (when, code) => {
    const host = testHost();
    const scripts = [{ when, name: "1-no.sh", text: "#!/bin/sh\necho no >&2\nexit 3\n" }];
    const path = goBundle(host, "1.21.5", 1, { scripts });
    expect(await faultOfAsync(applyTo(host, path))).toBe(code);
    expect(existsSync(join(host.folder, "made"))).toBe(false);
    expect(await applyTo(host, path, { scripts: false })).toMatchObject({ changed: true, release: 1 });
  });

  test("both streams of a failing script are told, in the order in which it wrote", async () => {
    const host = testHost();
    const text = "#!/bin/sh\nfor i in 1 2 3; do echo out$i; echo err$i >&2; done\nexit 3\n";
    const path = goBundle(host, "1.21.5", 1, { scripts: [{ when: "health", name: "1-no.sh", text }] });
    const thrown: unknown = await applyTo(host, path).catch((error: unknown) => error);
    expect(thrown).toMatchObject({
      facts: { how: "status 3", output: "out1; err1; out2; err2; out3; err3" },
    });
  });

  test("a script that takes too long is ended with all that it started", async () => {
    const limits: number[] = [];
    const real = nodeProcesses(["false"]);
    const processes: Processes = {
      ...real,
      run: (command) => {
        const script = command.argv.some((word) => word.endsWith("1-long.sh"));
        if (script) limits.push(command.timeout);
        return real.run(script ? { ...command, timeout: 300 } : command);
      },
    };
    const host = testHost({}, { processes });
    const pid = join(host.folder, "pid");
    const text = `#!/bin/sh\nsleep 1000 & echo $! > ${pid}; echo begun; wait\n`;
    const path = goBundle(host, "1.21.5", 1, { scripts: [{ when: "post-apply", name: "1-long.sh", text }] });
    const thrown: unknown = await applyTo(host, path).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ code: "script-failed", facts: { how: "timeout" } });
    expect(limits).toEqual([300_000]);
    expect(existsSync(`/proc/${readFileSync(pid, "utf8").trim()}/exe`)).toBe(false);
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });

  test("a damaged bundle leaves no trace on a fresh host", async () => {
    const host = testHost();
    const path = goBundle(host, "1.21.5", 1);
    const { writeFileSync } = await import("node:fs");
    const bytes = readFileSync(path);
    bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await faultOfAsync(applyTo(host, path))).not.toBe("none");
    expect(existsSync(join(host.folder, "made"))).toBe(false);
  });
});

async function refuse(): Promise<never> {
  throw new Error("a member was read");
}
