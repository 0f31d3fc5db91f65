import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { makeBundle, tarOf } from "../support/make-bundle.ts";
import { TestSumdb } from "../support/test-sumdb.ts";
import { BareRoot, type Ended, ended } from "./support/bare-root.ts";
import { EXECUTABLE } from "./support/executable.ts";
import { lastingZone, rootPem } from "./support/lasting-zone.ts";
import { runningGo } from "./support/real-go.ts";
import { type Shell, shellOf } from "./support/shell.ts";

const made = inject("made");
const zone = lastingZone();
const target = process.arch === "x64" ? "linux/amd64" : "linux/arm64";
const GOBUNDLE = "/media/gobundle";
const ONE = "/media/web-1.gobundle";
const TWO = "/media/web-2.gobundle";
const KILLED = 137;
const db = new TestSumdb();
let root: BareRoot;
let inside: Shell;
let before: string;

beforeAll(async () => {
  root = new BareRoot();
  inside = shellOf(root);
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.write("media/root.pem", rootPem(zone));
  await put("web-1.gobundle", 1, "1.21.5");
  await put("web-2.gobundle", 2, "1.22.12");
  await believe();
  before = await root.listing();
});
afterAll(() => root.dispose());

/** A bundle with the running parts of a real Go: enough to unpack that a kill can hit, and quick to apply again. */
async function put(file: string, sequence: number, version: string): Promise<void> {
  const files = await runningGo(join(made, file), version);
  const earlier = db.size === 0 ? [] : [db.size];
  const go = { toolchains: [{ version, target, files }], sumdb: db, earlier };
  root.write(`media/${file}`, tarOf(makeBundle({ zone, name: "web", sequence, targets: [target], ...go })));
}

async function believe(): Promise<void> {
  const { fingerprint } = zone.root.certificate;
  await inside(`${GOBUNDLE} trust add /media/root.pem --fingerprint ${fingerprint}`);
}

/** Starts a job, kills it as soon as a condition of the root holds; that it was killed is asserted. */
async function kill(job: string, when: string): Promise<void> {
  const script = [
    "cd /opt; test ! -L gobundle/current || old=$(readlink gobundle/current)",
    `${GOBUNDLE} ${job} > /tmp/out 2>&1 & pid=$!`,
    "looks=0",
    `until ${when}; do looks=$((looks + 1)); test $looks -lt 5000000 || break; done`,
    "kill -KILL $pid; wait $pid",
  ].join("\n");
  await inside(script, KILLED);
}

/** What is live: the number of the release, or nothing. */
async function live(): Promise<string> {
  const { stdout } = await inside("test ! -L /opt/gobundle/current || readlink /opt/gobundle/current");
  return stdout.trim();
}

/** After a kill: old or new is live, or nothing where that is one of the two; `recover` leaves it whole, and nothing staged. */
async function repaired(nothing: "or nothing" | "and never nothing"): Promise<void> {
  const possible = nothing === "or nothing" ? /^(?:|releases\/\d+)$/ : /^releases\/\d+$/;
  expect(await live()).toMatch(possible);
  await inside(`${GOBUNDLE} recover`);
  expect(await live()).toMatch(possible);
  await inside('! test -e /opt/gobundle/staging || test -z "$(ls -A /opt/gobundle/staging)"');
  await inside("! test -s /opt/gobundle/journal/journal && test ! -L /opt/gobundle/current.new");
  if ((await live()) !== "") await inside(`${GOBUNDLE} status && sh -lc 'go version'`);
}

/** Everything that apply puts on the host goes, and the host is as it was. */
async function cleared(): Promise<void> {
  await inside(`${GOBUNDLE} uninstall --yes --purge`);
  await believe();
  expect(await root.listing()).toBe(before);
}

const STAGED = "test -e gobundle/staging/trees";
const UNPACKING = "test -e gobundle/staging/trees/go1.*/bin/go";
const MOVED = "! test gobundle/current -ef gobundle/$old";
const PLANNED = "test -s gobundle/journal/journal";

describe("kill -9 of a first apply", () => {
  test.each([
    ["staging begins", STAGED],
    ["Go is being unpacked", UNPACKING],
    ["the plan is written down", PLANNED],
    ["the link is set", "test -L gobundle/current"],
  ])("when %s", async (_, when) => {
    await kill(`apply ${ONE}`, when);
    await repaired("or nothing");
    await inside(`${GOBUNDLE} apply ${ONE} && go version && ${GOBUNDLE} doctor`);
    await cleared();
  });

  test("the next apply repairs by itself", async () => {
    await kill(`apply ${ONE}`, PLANNED);
    const { stderr } = await inside(`${GOBUNDLE} apply ${ONE}`);
    expect(stderr).toContain("GB-0137");
    await inside(`test -z "$(ls -A /opt/gobundle/staging)" && ${GOBUNDLE} doctor`);
    await cleared();
  });
});

describe("kill -9 where a release is live", () => {
  let reader: { child: ChildProcess; ended: Promise<Ended> };

  /** Looks at the link without a pause, from outside of the server. */
  beforeAll(async () => {
    await inside(`${GOBUNDLE} apply ${ONE}`);
    const looking = [
      'looks=0; missing=0; while test -e "$0"; do looks=$((looks + 1)); test -L "$1" || missing=$((missing + 1)); done',
      'echo "$missing missing"; test $looks -gt 10000',
    ].join("\n");
    root.write("tmp/reading", "");
    const child = spawn(
      "nice",
      [
        "-n",
        "19",
        "sh",
        "-c",
        looking,
        join(root.path, "tmp/reading"),
        join(root.path, "opt/gobundle/current"),
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    reader = { child, ended: ended(child) };
  });
  afterAll(() => reader.child.kill());

  test.each([
    ["staging begins", STAGED],
    ["Go is being unpacked", UNPACKING],
    ["the plan is written down", PLANNED],
    ["the link has moved", MOVED],
  ])("an upgrade, when %s", async (_, when) => {
    await kill(`apply ${TWO}`, when);
    await repaired("and never nothing");
    await inside(`${GOBUNDLE} apply ${TWO}`);
    expect((await inside("go version")).stdout).toContain("go1.22.12");
    await inside(`${GOBUNDLE} rollback && ${GOBUNDLE} prune --keep 1`);
    expect((await inside("go version")).stdout).toContain("go1.21.5");
  });

  test.each([
    ["the plan is written down", PLANNED],
    ["the link has moved", MOVED],
  ])("a rollback, when %s", async (_, when) => {
    await inside(`${GOBUNDLE} apply ${TWO}`);
    await kill("rollback", when);
    await repaired("and never nothing");
    await inside(`go version | grep go1.21.5 || ${GOBUNDLE} rollback`);
    await inside(`${GOBUNDLE} prune --keep 1`);
    expect((await inside("go version")).stdout).toContain("go1.21.5");
  });

  test("current was there all the time", async () => {
    await inside("rm /tmp/reading");
    const { status, stdout } = await reader.ended;
    expect(stdout.trim()).toBe("0 missing");
    expect(status).toBe(0);
  });
});

describe("kill -9 of an uninstall", () => {
  test.each([
    ["the plan is written down", PLANNED],
    ["the link is gone", "test ! -L gobundle/current"],
    ["the trees are in the trash", "test -e gobundle/staging/trash"],
  ])("when %s", async (_, when) => {
    await inside(`${GOBUNDLE} apply ${TWO}`);
    await kill("uninstall --yes", when);
    await repaired("or nothing");
    await cleared();
  });
});

describe("killed by a script of its own, at the very step", () => {
  const suicide = (when: string) => `#!/bin/sh\ntest ! -e /tmp/kill-${when} || kill -KILL $PPID\n`;
  const script = (when: Parameters<typeof suicide>[0] & ("pre-apply" | "post-apply" | "health")) => ({
    when,
    name: "1-kill.sh",
    text: suicide(when),
  });

  test.each(["pre-apply", "post-apply", "health"] as const)("%s", async (when) => {
    for (const sequence of [1, 2]) {
      const bundle = makeBundle({
        zone,
        name: "small",
        sequence,
        targets: [target],
        files: { "number.txt": `${sequence}\n` },
        scripts: [script(when)],
      });
      root.write(`media/small-${sequence}.gobundle`, tarOf(bundle));
    }
    await inside(`touch /tmp/kill-${when}; ${GOBUNDLE} apply /media/small-1.gobundle`, KILLED);
    const { stderr } = await inside(`${GOBUNDLE} recover`);
    expect(stderr).toContain("GB-0138");
    expect(await live()).toBe("");
    await inside(`rm /tmp/kill-${when} && ${GOBUNDLE} apply /media/small-1.gobundle`);
    await inside(`touch /tmp/kill-${when}; ${GOBUNDLE} apply /media/small-2.gobundle`, KILLED);
    expect((await inside(`${GOBUNDLE} status || true`)).stderr).toContain("GB-0142");
    await inside(`${GOBUNDLE} recover && ${GOBUNDLE} status`);
    expect((await inside("cat /opt/gobundle/current/files/number.txt")).stdout).toBe("1\n");
    await inside(`rm /tmp/kill-${when} && ${GOBUNDLE} apply /media/small-2.gobundle && ${GOBUNDLE} doctor`);
    await cleared();
  });
});
