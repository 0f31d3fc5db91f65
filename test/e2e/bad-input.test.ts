import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBundle, tarOf, type Wanted, writeFolder } from "../support/make-bundle.ts";
import { BareRoot, type RunOptions } from "./support/bare-root.ts";
import { EXECUTABLE } from "./support/executable.ts";
import { lastingZone, rootPem } from "./support/lasting-zone.ts";

const zone = lastingZone();
const GOBUNDLE = "/media/gobundle";
const other = process.arch === "x64" ? "linux/arm64" : "linux/amd64";
const mine = process.arch === "x64" ? "linux/amd64" : "linux/arm64";
let root: BareRoot;

/** One bare server with an anchor and small bundles; every refusal must leave it as it was. */
beforeAll(async () => {
  root = new BareRoot();
  root.put(EXECUTABLE, "media/gobundle", 0o755);
  root.write("media/root.pem", rootPem(zone));
  put("good-1", { name: "good", files: { "hello.txt": "hello\n" } });
  put("good-2", { name: "good", sequence: 2, files: { "hello.txt": "hello again\n" } });
  put("foreign", { name: "foreign", targets: [other], toolchains: [{ version: "1.21.5", target: other }] });
  put("stranger", { name: "stranger", zone: lastingZone("somebody else") });
  put("large", { name: "large", files: { "large.bin": new Uint8Array(8 * 1024 * 1024) } });
  writeFolder(
    makeBundle({ zone, name: "folder", targets: [mine], files: { "evil\u{1b}[31mname.txt": "x" } }),
    join(root.path, "media"),
  );
  root.write("media/empty/.keep", "");
  await run(
    `rm /media/empty/.keep && ${GOBUNDLE} trust add /media/root.pem --fingerprint ${zone.root.certificate.fingerprint}`,
    0,
  );
});
afterAll(() => root.dispose());

function put(file: string, wanted: Wanted): void {
  root.write(`media/${file}.gobundle`, tarOf(makeBundle({ zone, targets: [mine], ...wanted })));
}

async function run(
  script: string,
  status: number,
  options?: RunOptions,
): Promise<{ stdout: string; stderr: string }> {
  const ended = await root.run(script, options);
  expect(ended.status, `${script}\n${ended.stdout}\n${ended.stderr}`).toBe(status);
  return ended;
}

/** What a refusal must look like, and that it left nothing behind. */
async function refused(script: string, status: number, id: string): Promise<string> {
  const before = await root.listing();
  const { stderr } = await run(script, status);
  expect(stderr).toContain(`gobundle: error ${id}: `);
  expect(stderr).toMatch(/^ {2}state: \S/m);
  expect(stderr).toMatch(/^ {2}next: \S/m);
  expect(await root.listing()).toBe(before);
  return stderr;
}

describe("refusals that leave the host as it was", () => {
  test("a bundle of a stranger", () => refused(`${GOBUNDLE} apply /media/stranger.gobundle`, 3, "GB-3202"));
  test("a bundle for another architecture", () =>
    refused(`${GOBUNDLE} apply /media/foreign.gobundle`, 4, "GB-4001"));
  test("a bundle cut short", () =>
    refused(
      `head -c -2000 /media/good-1.gobundle > /tmp/cut.gobundle; ${GOBUNDLE} apply /tmp/cut.gobundle`,
      3,
      "GB-3301",
    ));
  test("a bundle cut short in a pipe", () =>
    refused(`head -c -2000 /media/good-1.gobundle | ${GOBUNDLE} apply -`, 3, "GB-3301"));
  test("a file that is not there", () => refused(`${GOBUNDLE} apply /media/none.gobundle`, 2, "GB-2300"));
  test("a fifo as media does not hang", () =>
    refused(`mkfifo() { :; }; ${GOBUNDLE} apply /dev/null`, 2, "GB-2301"));
  test("an empty folder as media", () => refused(`${GOBUNDLE} apply /media/empty`, 3, "GB-3300"));
  test("several bundles and no choice", () => refused(`cd /media && ${GOBUNDLE} apply`, 2, "GB-2401"));
  test("a root with a comma", () =>
    refused(`${GOBUNDLE} apply --root /opt/a,b /media/good-1.gobundle`, 2, "GB-2400"));
  test("another identity than the one asked for", () =>
    refused(`${GOBUNDLE} apply --identity ${"0".repeat(64)} /media/good-1.gobundle`, 3, "GB-3311"));
  test("an ordinary user on the default root", () =>
    refused(
      `setpriv --reuid 65534 --regid 65534 --clear-groups ${GOBUNDLE} apply --trust /media/root.pem --fingerprint ${zone.root.certificate.fingerprint} /media/good-1.gobundle`,
      4,
      "GB-4011",
    ));
  test("a root on a file system that is full", () =>
    refused(
      `mkdir -p /tmp/full && mount -t tmpfs -o size=4m tmpfs /tmp/full && ${GOBUNDLE} apply --root /tmp/full/gobundle /media/large.gobundle`,
      4,
      "GB-4004",
    ));
  test("a root on a file system that is read-only", () =>
    refused(
      `mkdir -p /tmp/ro && mount -t tmpfs -o ro tmpfs /tmp/ro && ${GOBUNDLE} apply --root /tmp/ro/gobundle /media/good-1.gobundle`,
      4,
      "GB-4008",
    ));
  test("four faults are told at once", async () => {
    const script = [
      "mkdir -p /tmp/four && mount -t tmpfs -o size=4m,noexec tmpfs /tmp/four && mkdir -m 777 /tmp/four/open",
      `${GOBUNDLE} apply --root /tmp/four/open/gobundle /media/foreign-large.gobundle`,
    ].join("\n");
    put("foreign-large", {
      name: "four",
      targets: [other],
      toolchains: [{ version: "1.21.5", target: other }],
      files: { "large.bin": new Uint8Array(8 * 1024 * 1024) },
    });
    const stderr = await refused(script, 4, "GB-4000");
    for (const id of ["GB-4001", "GB-4004", "GB-4007", "GB-4010"]) expect(stderr).toContain(id);
  });
  test("names with control characters are shown escaped", async () => {
    const { stdout, stderr } = await root.run(
      `${GOBUNDLE} inspect /media/folder-1; ${GOBUNDLE} apply /media/folder-1`,
    );
    expect(stdout + stderr).not.toContain("\u{1b}[31m");
  });
});

describe("what surrounds a run", () => {
  test("results that cannot be written are no success", async () => {
    const { stderr } = await run(`${GOBUNDLE} verify /media/good-1.gobundle > /dev/full`, 1);
    expect(stderr).toContain("GB-1001");
  });
  test("NODE_OPTIONS is not obeyed", async () => {
    root.write("tmp/evil.cjs", "require('node:fs').writeFileSync('/tmp/evil', '')");
    await run(`${GOBUNDLE} version && test ! -e /tmp/evil`, 0, {
      env: { PATH: "/usr/bin", NODE_OPTIONS: "--require /tmp/evil.cjs" },
    });
  });
  test("of two applies at once one goes on and one is told", async () => {
    const ended = await run(
      `${GOBUNDLE} apply --root /tmp/two /media/good-1.gobundle & first=$!; ${GOBUNDLE} apply --root /tmp/two /media/good-1.gobundle; second=$?; wait $first; echo "$? $second"`,
      0,
    );
    expect(["0 0", "0 75", "75 0"]).toContain(ended.stdout.trim().split("\n").at(-1));
    await run(`${GOBUNDLE} status --root /tmp/two && rm -rf /tmp/two`, 0);
  });
  test("a pipe, closed standard input, nothing in the environment, and a bundle given twice", async () => {
    await run(`${GOBUNDLE} apply --root /tmp/silent - < /media/good-1.gobundle`, 0);
    await run(`${GOBUNDLE} apply --root /tmp/silent /media/good-2.gobundle`, 0, { env: {}, stdin: "closed" });
    await run(`${GOBUNDLE} apply --root /tmp/silent /media/good-2.gobundle`, 0);
    const { stderr } = await run(`${GOBUNDLE} apply --root /tmp/silent /media/good-1.gobundle`, 3);
    expect(stderr).toContain("GB-3312");
    expect(readFileSync(join(root.path, "tmp/silent/current/files/hello.txt"), "utf8")).toBe("hello again\n");
    await run(`echo mine > /tmp/silent/foreign && ${GOBUNDLE} uninstall --root /tmp/silent --yes`, 9);
    await run("test -f /tmp/silent/foreign && rm -rf /tmp/silent", 0);
  });
});
