import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { uninstall } from "../../src/apply/uninstall.ts";
import { faultOfAsync } from "../support/fault-of.ts";
import { listing } from "../support/host-listing.ts";
import { applyTo, bundleIn, type TestHost, testHost } from "../support/test-host.ts";

/** A host that has accepted numbers 1 and 2 of `app`, and 9 of `other`. */
async function risenHost() {
  const host = testHost();
  const older = bundleIn(host, { sequence: 1 });
  await applyTo(host, older);
  const first = readFileSync(floorOf(host, "app"), "utf8");
  await applyTo(host, bundleIn(host, { sequence: 2, files: { two: "2\n" } }));
  await applyTo(host, bundleIn(host, { name: "other", sequence: 9, files: { nine: "9\n" } }));
  return { host, older, first, floor: floorOf(host, "app"), other: floorOf(host, "other") };
}

function floorOf(host: TestHost, name: string): string {
  const folder = join(host.folder, "config/floors");
  const [file = ""] = readdirSync(folder).filter((one) => one.startsWith(`${name}-`));
  return join(folder, file);
}

/** Paths of the two floors, and what that of `app` was at number 1. */
type Floors = Pick<Awaited<ReturnType<typeof risenHost>>, "floor" | "other" | "first">;

const rest = (host: TestHost) => listing(host.root).filter((line) => !line.startsWith("audit.jsonl"));

describe("an older bundle is refused, and nothing changes, where the floor", () => {
  const attacks: readonly (readonly [string, string, (floors: Floors) => void])[] = [
    ["is as it was", "floor-under", () => {}],
    ["was put back to what it was", "floor-under", ({ floor, first }) => writeFileSync(floor, first)],
    ["has a lower number", "same-sequence", ({ floor }) => writeFileSync(floor, lowered(floor))],
    ["was taken away", "floor-under", ({ floor }) => rmSync(floor)],
    ["is that of another name", "trust-store-invalid", ({ floor, other }) => copyFileSync(other, floor)],
    ["is empty", "trust-store-invalid", ({ floor }) => writeFileSync(floor, "")],
    ["has no number", "trust-store-invalid", ({ floor }) => writeFileSync(floor, without(floor, "sequence"))],
    [
      "has no identity",
      "trust-store-invalid",
      ({ floor }) => writeFileSync(floor, without(floor, "identity")),
    ],
    ["has no time", "trust-store-invalid", ({ floor }) => writeFileSync(floor, without(floor, "newest"))],
  ];
  test.each(attacks)("%s", async (_, code, attack) => {
    const { host, older, ...floors } = await risenHost();
    attack(floors);
    const before = rest(host);
    expect(await faultOfAsync(applyTo(host, older))).toBe(code);
    expect(rest(host)).toEqual(before);
  });
});

function lowered(floor: string): string {
  return readFileSync(floor, "utf8").replace("sequence=2", "sequence=1");
}

function without(floor: string, key: string): string {
  return readFileSync(floor, "utf8").replace(new RegExp(`^${key}=.*\\n`, "m"), "");
}

test("a floor outlives the bundles that raised it", async () => {
  const { host, older } = await risenHost();
  await uninstall({ names: [], purge: false, scripts: true, mode: "do" }, host);
  expect(await faultOfAsync(applyTo(host, older))).toBe("floor-under");
});

describe("another bundle of an accepted number is refused as such", () => {
  test.each([1, 2])("number %i", async (sequence) => {
    const { host } = await risenHost();
    const twin = bundleIn(host, { sequence, files: { else: "else\n" } });
    expect(await faultOfAsync(applyTo(host, twin))).toBe("same-sequence");
  });

  test("also where only the floor remembers it", async () => {
    const { host } = await risenHost();
    await uninstall({ names: [], purge: false, scripts: true, mode: "do" }, host);
    const twin = bundleIn(host, { sequence: 2, files: { else: "else\n" } });
    expect(await faultOfAsync(applyTo(host, twin))).toBe("same-sequence");
  });
});
