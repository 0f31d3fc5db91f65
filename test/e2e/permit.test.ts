import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { resultIn } from "../support/result-schema.ts";
import { fingerprint, gobundle } from "./support/executable.ts";

const made = inject("made");
const work = mkdtempSync(join(tmpdir(), "gobundle-permit-"));
const [root, config] = [join(work, "root"), join(work, "config")];
const HERE = ["--root", root, "--config", config] as const;
const SIGNER = ["--key", join(made, "keys/signer.key"), "--cert", join(made, "keys/signer.pem")] as const;
const NEW = join(made, "web-2.gobundle");
const OLD = join(made, "web-1.gobundle");

/** In whole seconds and UTC, so many days from now. */
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z$/, "Z");

async function run(...args: readonly string[]) {
  const { status, stdout, stderr } = await gobundle([...args, ...HERE, "--json"]);
  const document = resultIn(stdout);
  expect(document.exitCode, stderr).toBe(status);
  return document;
}

const idOf = async (...args: readonly string[]) => {
  const { error, exitCode } = await run(...args);
  return [exitCode, error?.id];
};

beforeAll(async () => {
  const anchor = join(made, "keys/root.pem");
  await run("trust", "add", anchor, "--fingerprint", await fingerprint(anchor));
  await run("apply", NEW);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test("an older bundle goes in by a permit for this host alone, and the log names it", async () => {
  expect(await idOf("apply", OLD)).toEqual([3, "GB-3312"]);
  const { host } = await run("status");
  const permit = async (to: string, name: string) => {
    const said = ["--host", to, "--bundle", OLD, "--until", inDays(7).slice(0, 10), "--reason", "a test"];
    return String((await run("permit", ...said, ...SIGNER, "-o", join(work, name)))["file"]);
  };
  const others = await permit("0".repeat(64), "others.permit");
  expect(await idOf("apply", OLD, "--permit", others)).toEqual([3, "GB-3322"]);
  const own = await permit(String(host ?? "any"), "own.permit");
  const bent = join(work, "bent.permit");
  writeFileSync(bent, readFileSync(own, "utf8").replace("a test", "a jest"));
  writeFileSync(`${bent}.p7s`, readFileSync(`${own}.p7s`));
  expect(await idOf("apply", OLD, "--permit", bent)).toEqual([3, "GB-3201"]);
  expect(await run("verify", OLD, "--permit", own)).toMatchObject({ ok: true });
  expect(await run("apply", OLD, "--permit", own)).toMatchObject({ ok: true, changed: true, release: 2 });
  const { current, auditLog } = await run("status");
  expect(current).toMatchObject({ bundles: [{ name: "web", permit: {} }] });
  expect(readFileSync(String(auditLog), "utf8").trimEnd().split("\n").at(-1)).toContain('"permit":');
  expect(await run("apply", NEW)).toMatchObject({ changed: true, release: 3, permit: null });
});

test("a bundle with an end is good until then, by whatever time is judged", async () => {
  const file = join(work, "dated.gobundle");
  const end = inDays(20);
  const what = ["--go", "1.21.5", "--name", "dated", "--no-prove", "--no-installer", "--valid-until", end];
  const { status, stdout, stderr } = await gobundle(["create", ...what, ...SIGNER, "-o", file]);
  expect(status, stderr).toBe(0);
  expect(stdout).toContain(end);
  expect(await run("verify", file)).toMatchObject({ validUntil: end, ageDays: 0, warnings: [] });
  const late = await run("verify", file, "--at", inDays(19));
  expect(late.warnings.map(({ code }) => code)).toContain("bundle-expires");
  expect(await idOf("verify", file, "--at", inDays(21))).toEqual([3, "GB-3314"]);
});

test("the policy of the host is asked last of all, and first of all has to be understood", async () => {
  mkdirSync(config, { recursive: true });
  const policy = join(config, "policy.yaml");
  writeFileSync(policy, "names:\n  - app\n");
  const { error } = await run("verify", NEW);
  expect([error?.id, error?.facts["rule"]]).toEqual(["GB-3406", "names"]);
  expect(await idOf("apply", OLD)).toEqual([3, "GB-3406"]);
  writeFileSync(policy, "names: app\n");
  expect(await idOf("apply", OLD)).toEqual([3, "GB-3407"]);
  expect(await run("rollback")).toMatchObject({ ok: true, changed: true });
  writeFileSync(policy, "names:\n  - web\nproof: namespace\n");
  expect(await run("apply", NEW)).toMatchObject({ ok: true, changed: true });
});
