import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rollback } from "../../src/apply/rollback.ts";
import { status } from "../../src/apply/status.ts";
import { sha256 } from "../../src/bundle/digest.ts";
import type { Permit } from "../../src/bundle/permit.ts";
import { hostId } from "../../src/look/host-id.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { applyTo, bundleIn, hostZone, type TestHost, testHost } from "../support/test-host.ts";
import { trustedPermit } from "../support/test-permit.ts";

const MACHINE = "0123456789abcdef0123456789abcdef\n";
const ID = sha256(Buffer.from(`gobundle/host/1\n${MACHINE}`));

/** A host that has accepted number 2, and the older bundle with its identity. */
async function risenHost(machine: string | undefined = MACHINE) {
  const { text } = testHost().facts;
  const host = testHost({ text: (path) => (path === "/etc/machine-id" ? machine : text(path)) });
  const older = bundleIn(host, { sequence: 1, files: { "one.txt": "1\n" } });
  const newer = bundleIn(host, { sequence: 2, files: { "two.txt": "2\n" } });
  const first = await applyTo(host, older);
  await applyTo(host, newer);
  return { host, older, newer, identity: first.identity };
}

const permitFor = (said: Partial<Permit>) => trustedPermit(hostZone, said);
const installed = (host: TestHost) => listing(host.root).filter((line) => !line.startsWith("audit.jsonl"));

test("without a permit an older bundle is refused", async () => {
  const { host, older } = await risenHost();
  expect(await faultOfAsync(applyTo(host, older))).toBe("floor-under");
});

describe.each([
  ["any host", "any" as const],
  ["this host", ID],
])("a permit for %s", (_, to) => {
  test("takes the bundle that it names, is kept and logged, and leaves the floor where it is", async () => {
    const { host, older, identity } = await risenHost();
    const permit = permitFor({ host: to, identity });
    expect(await applyTo(host, older, { permit })).toMatchObject({
      changed: true,
      release: 3,
      sequence: 1,
      permit: permit.sha256,
    });
    expect(host.trust.floor(host.root, "app")).toMatchObject({ sequence: 2 });
    const named = { sha256: permit.sha256, until: "2026-11-28T23:59:59Z" };
    expect(status(host).current?.bundles).toMatchObject([{ sequence: 1, permit: named }]);
    const lines = readFileSync(join(host.root, "audit.jsonl"), "utf8").trimEnd().split("\n");
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
      verb: "apply",
      bundles: [{ sequence: 1, permit: named }],
    });
  });
});

test("a release that came by a permit stays what it is in later ones", async () => {
  const { host, older, identity } = await risenHost();
  const permit = permitFor({ identity });
  await applyTo(host, older, { permit });
  await applyTo(host, bundleIn(host, { name: "other", files: { "other.txt": "o\n" } }));
  expect(status(host).current?.bundles).toMatchObject([
    { name: "other" },
    { permit: { sha256: permit.sha256 } },
  ]);
});

test("neither rollback nor the same bundle again asks for it", async () => {
  const { host, older, newer, identity } = await risenHost();
  await applyTo(host, older, { permit: permitFor({ identity }) });
  expect(await applyTo(host, older)).toMatchObject({ changed: false });
  await applyTo(host, bundleIn(host, { sequence: 3, files: { "three.txt": "3\n" } }));
  expect(await rollback({ to: undefined, mode: "do" }, host)).toMatchObject({ changed: true });
  expect(status(host).current?.bundles).toMatchObject([{ sequence: 1 }]);
  expect(await faultOfAsync(applyTo(host, newer))).toBe("floor-under");
});

test("a bundle that needs none is not said to have come by one", async () => {
  const host = testHost();
  const path = bundleIn(host, {});
  const { identity } = await applyTo(host, path, { mode: "plan" });
  await applyTo(host, path, { permit: permitFor({ identity }) });
  expect(status(host).current?.bundles[0]).not.toHaveProperty("permit");
});

describe("a permit does not help where it", () => {
  const other = sha256(Buffer.from("another host"));
  const cases: readonly (readonly [string, Partial<Permit>, string])[] = [
    ["is for another bundle", { identity: sha256(Buffer.from("another")) }, "permit-other-bundle"],
    ["is for another number", { sequence: 2 }, "permit-other-bundle"],
    ["is for another name", { name: "other" }, "permit-other-bundle"],
    ["is for another host", { host: other }, "permit-other-host"],
    ["is over", { until: "2026-11-21T11:59:59Z" }, "permit-expired"],
  ];
  test.each(cases)("%s", async (_, said, code) => {
    const { host, older, identity } = await risenHost();
    const before = installed(host);
    expect(await faultOfAsync(applyTo(host, older, { permit: permitFor({ identity, ...said }) }))).toBe(code);
    expect(installed(host)).toEqual(before);
  });

  test("is for a host with an id, and this one has none", async () => {
    const { host, older, identity } = await risenHost("uninitialized\n");
    expect(hostId(host.facts)).toBeUndefined();
    const refused = applyTo(host, older, { permit: permitFor({ identity, host: ID }) });
    expect(await faultOfAsync(refused)).toBe("permit-other-host");
  });

  test("speaks of another bundle with a number that was accepted", async () => {
    const { host } = await risenHost();
    const twin = bundleIn(host, { sequence: 1, files: { "one.txt": "not 1\n" } });
    const { identity } = await applyTo(testHost(), twin, { mode: "plan" });
    expect(await faultOfAsync(applyTo(host, twin, { permit: permitFor({ identity }) }))).toBe(
      "same-sequence",
    );
  });
});

test("a last second counts to its end", async () => {
  const { host, older, identity } = await risenHost();
  const permit = permitFor({ identity, until: "2026-11-21T12:00:00Z" });
  expect(await applyTo(host, older, { permit })).toMatchObject({ changed: true });
});
