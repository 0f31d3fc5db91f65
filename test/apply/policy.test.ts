import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { recover } from "../../src/apply/recover.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { status } from "../../src/apply/status.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { Fault } from "../../src/fault.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import type { Wanted } from "../support/make-bundle.ts";
import { applyTo, bundleIn, hostZone, type TestHost, testHost } from "../support/test-host.ts";
import { testZone } from "../support/test-keys.ts";
import { trustedPermit } from "../support/test-permit.ts";

const { fingerprint } = hostZone.identity.certificate;
const scripts = [{ when: "post-apply", name: "1-x.sh", text: "#!/bin/sh\n" }] as const;
const namespace: NonNullable<Wanted["restate"]> = (manifest) => ({
  ...manifest,
  proof: { ...manifest.proof, strength: "namespace" },
});

/** A host whose owner wrote this policy. */
function ruledHost(policy: string): TestHost {
  const host = testHost();
  write(host, policy);
  return host;
}

function write(host: TestHost, policy: string): string {
  const config = join(host.folder, "config");
  mkdirSync(config, { recursive: true, mode: 0o755 });
  const path = join(config, "policy.yaml");
  writeFileSync(path, policy);
  return path;
}

async function refusal(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (thrown) {
    if (thrown instanceof Fault) return [thrown.code, thrown.facts["rule"]];
    throw thrown;
  }
  return ["taken"];
}

describe("each rule takes what it names and refuses the rest by its name", () => {
  const cases: readonly (readonly [rule: string, good: string, bad: string, bundle: Wanted])[] = [
    ["names", "names:\n  - app\n", "names:\n  - other\n", {}],
    ["signers", `signers:\n  - ${fingerprint}\n`, `signers:\n  - ${"0".repeat(64)}\n`, {}],
    ["signers", "signers:\n  - CN=test zone signer\n", "signers:\n  - CN=test zone\n", {}],
    ["scripts", "scripts:\n  - post-apply\n", "scripts:\n  - health\n", { scripts }],
    ["scripts", "scripts: none\n", "scripts: none\n", { scripts }],
    ["proof", "proof: none\n", "proof: weak\n", {}],
    ["proof", "proof: namespace\n", "proof: namespace\n", {}],
    ["max-age-days", "max-age-days: 11\n", "max-age-days: 10\n", { created: "2026-11-10T11:00:00Z" }],
  ];
  test.each(cases)("%s: %j, not %j", async (rule, good, bad, bundle) => {
    const refusing = ruledHost(bad);
    expect(await refusal(applyTo(refusing, bundleIn(refusing, bundle)))).toEqual(["policy-refused", rule]);
    expect(refusing.store.live()).toBe("none");
    const taking = ruledHost(good);
    const fit = good === bad && rule === "proof" ? { restate: namespace } : bundle;
    const request = good === bad && rule === "scripts" ? { scripts: false } : {};
    expect(await refusal(applyTo(taking, bundleIn(taking, fit), request))).toEqual(["taken"]);
  });

  test("identities", async () => {
    const host = testHost();
    const path = bundleIn(host, {});
    const { identity } = await applyTo(host, path, { mode: "plan" });
    write(host, `identities:\n  - ${"0".repeat(64)}\n`);
    expect(await refusal(applyTo(host, path))).toEqual(["policy-refused", "identities"]);
    write(host, `identities:\n  - ${identity}\n`);
    expect(await refusal(applyTo(host, path))).toEqual(["taken"]);
  });
});

test("a permit does not help against it, and its own signers are held against it", async () => {
  const host = testHost();
  const older = bundleIn(host, { sequence: 1 });
  const { identity } = await applyTo(host, older);
  await applyTo(host, bundleIn(host, { sequence: 2, files: { two: "2\n" } }));
  const other = testZone("second");
  const permit = trustedPermit(other, { identity });
  const request = {
    permit,
    trust: { ...hostZone.trust, anchors: [...hostZone.trust.anchors, ...other.trust.anchors] },
  };
  write(host, "max-age-days: 1\nnames:\n  - other\n");
  expect(await refusal(applyTo(host, older, request))).toEqual(["policy-refused", "names"]);
  write(host, `signers:\n  - ${fingerprint}\n`);
  expect(await refusal(applyTo(host, older, request))).toEqual(["policy-refused", "signers"]);
  write(host, `signers:\n  - ${fingerprint}\n  - CN=second signer\n`);
  expect(await refusal(applyTo(host, older, request))).toEqual(["taken"]);
});

describe("a policy that cannot be relied on refuses all", () => {
  test("where it is not understood", async () => {
    const host = ruledHost("name: app\n");
    expect(await faultOfAsync(applyTo(host, bundleIn(host, {})))).toBe("policy-invalid");
  });

  test("where others can write it, or could have taken it away", async () => {
    const host = testHost();
    const path = write(host, "proof: none\n");
    chmodSync(path, 0o666);
    expect(await faultOfAsync(applyTo(host, bundleIn(host, {})))).toBe("config-exposed");
    rmSync(path);
    chmodSync(join(host.folder, "config"), 0o777);
    expect(await faultOfAsync(applyTo(host, bundleIn(host, {})))).toBe("config-exposed");
  });

  test("where it is no file", async () => {
    const host = testHost();
    rmSync(write(host, ""));
    mkdirSync(join(host.folder, "config/policy.yaml"));
    expect(await faultOfAsync(applyTo(host, bundleIn(host, {})))).toBe("trust-store-unreadable");
  });

  test("but nothing that was taken is lost by it", async () => {
    const host = testHost();
    await applyTo(host, bundleIn(host, { sequence: 1 }));
    await applyTo(host, bundleIn(host, { sequence: 2, files: { two: "2\n" } }));
    write(host, "not a policy\n");
    expect(await rollback({ to: undefined, mode: "do" }, host)).toMatchObject({ changed: true });
    status(host);
    expect(host.reporter.warnings).toContain("policy-invalid");
    await recover(host);
    await uninstall({ names: [], purge: true, scripts: true, mode: "do" }, host);
    expect(host.store.live()).toBe("none");
  });
});
