import { describe, expect, test } from "vitest";
import { recover } from "../../src/apply/recover.ts";
import { rollback } from "../../src/apply/rollback.ts";
import { uninstall } from "../../src/apply/uninstall.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { applyTo, bundleIn, hostZone, type TestHost, testHost } from "../support/test-host.ts";
import { trustedPermit } from "../support/test-permit.ts";

const END = "2026-12-21T00:00:00Z";
const limited = (validUntil: string) => ({ restate: <T>(manifest: T) => ({ ...manifest, validUntil }) });
const at = (now: string) => ({ trust: { ...hostZone.trust, now: new Date(now) } });
const warned = (host: TestHost) => host.reporter.warnings.includes("bundle-expires");

describe("a bundle with an end", () => {
  test.each([
    ["in its first days", "2026-11-22T00:00:00Z", "taken", false],
    ["in its last tenth", "2026-12-18T00:00:00Z", "taken", true],
    ["in its last second", "2026-12-21T00:00:00.999Z", "taken", true],
    ["in the second behind it", "2026-12-21T00:00:01Z", "bundle-expired", false],
  ])("%s", async (_, now, verdict, warns) => {
    const host = testHost();
    const outcome = await faultOfAsync(applyTo(host, bundleIn(host, limited(END)), at(now)));
    expect(outcome).toBe(verdict === "taken" ? "none" : verdict);
    expect(warned(host)).toBe(warns);
    expect(host.store.live()).toEqual(verdict === "taken" ? { release: 1 } : "none");
  });

  test("of a year is warned of thirty days before", async () => {
    const host = testHost();
    const path = bundleIn(host, limited("2027-11-21T00:00:00Z"));
    await applyTo(host, path, { ...at("2027-10-21T00:00:00Z"), mode: "plan" });
    expect(warned(host)).toBe(false);
    await applyTo(host, path, { ...at("2027-10-23T00:00:00Z"), mode: "plan" });
    expect(warned(host)).toBe(true);
  });

  test("is taken behind it by a permit alone, and stays", async () => {
    const host = testHost();
    const path = bundleIn(host, limited(END));
    const { identity } = await applyTo(host, path, { mode: "plan" });
    const late = at("2026-12-24T00:00:00Z");
    expect(await faultOfAsync(applyTo(host, path, late))).toBe("bundle-expired");
    const permit = trustedPermit(hostZone, { identity, until: "2026-12-31T00:00:00Z" });
    expect(await applyTo(host, path, { ...late, permit })).toMatchObject({ changed: true });
    expect(await applyTo(host, path, late)).toMatchObject({ changed: false });
  });

  test("is gone back to and taken out whatever the time", async () => {
    const clock = { now: () => new Date("2026-11-22T00:00:00Z") };
    const host = testHost({}, { clock });
    await applyTo(host, bundleIn(host, { ...limited(END), sequence: 1 }));
    await applyTo(host, bundleIn(host, { sequence: 2, files: { two: "2\n" } }));
    const later = { ...host, clock: { now: () => new Date("2030-01-01T00:00:00Z") } };
    expect(await rollback({ to: undefined, mode: "do" }, later)).toMatchObject({ changed: true });
    await recover(later);
    await uninstall({ names: ["app"], purge: false, scripts: true, mode: "do" }, later);
    expect(host.store.live()).toBe("none");
  });
});
