import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockDoubt, judgedTime } from "../../src/bundle/judged-time.ts";
import { authenticate } from "../../src/bundle/trust.ts";
import { faultOf } from "../support/fault-of.ts";
import { makeBundle } from "../support/make-bundle.ts";
import { testZone } from "../support/test-keys.ts";

const at = (text: string) => new Date(text);
const times = fc.date({
  min: at("1970-01-01T00:00:00Z"),
  max: at("2242-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const maybe = fc.option(times, { nil: undefined });

describe("the time that counts", () => {
  test("is one of the three, and none of them is later", () => {
    fc.assert(
      fc.property(times, maybe, maybe, (system, newest, created) => {
        const all = [system, newest, created].filter((one) => one !== undefined).map((one) => one.getTime());
        const found = judgedTime(system, newest, created).getTime();
        expect(all).toContain(found);
        expect(found).toBe(Math.max(...all));
      }),
    );
  });

  test("does not go back when the clock does", () => {
    fc.assert(
      fc.property(times, times, maybe, maybe, (one, other, newest, created) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const before = judgedTime(early, newest, created);
        expect(before.getTime()).toBeLessThanOrEqual(judgedTime(late, newest, created).getTime());
      }),
    );
  });
});

describe("a doubtful clock", () => {
  const newest = at("2026-11-21T00:00:00Z");
  test.each([
    ["1970-01-01T00:00:00Z", undefined, "behind"],
    ["1970-01-01T00:00:00Z", newest, "behind"],
    ["2026-11-20T23:59:59Z", newest, "behind"],
    ["2026-11-21T00:00:00Z", newest, undefined],
    ["2027-06-01T00:00:00Z", undefined, undefined],
    ["2029-01-01T00:00:00Z", newest, undefined],
    ["2038-01-19T03:14:08Z", newest, "ahead"],
    ["2038-01-19T03:14:08Z", at("2037-12-01T00:00:00Z"), undefined],
    ["2100-01-01T00:00:00Z", newest, "ahead"],
    ["2100-01-01T00:00:00Z", undefined, "ahead"],
  ] as const)("at %s, newest %s: %s", (now, seen, direction) => {
    expect(clockDoubt(at(now), seen)?.direction).toBe(direction);
  });
});

/** Test certificates are valid from 2026-01-01 to 2029-01-01, the bundle is of 2026-11-21 unless it says otherwise. */
describe("a bundle", () => {
  const zone = testZone();
  const verdict = (now: string, newest?: string, created?: string) => {
    const { manifestBytes: manifest, signature } = makeBundle({ zone, ...(created && { created }) });
    const time = judgedTime(at(now), newest === undefined ? undefined : at(newest), undefined);
    return faultOf(() => authenticate({ manifest, signature }, { ...zone.trust, now: time }));
  };

  test("is taken by a host whose clock was never set, for it says itself that it is not older", () => {
    expect(verdict("1970-01-01T00:00:00Z")).toBe("none");
  });

  test("of an ended signer is refused however far the clock is set back", () => {
    expect(verdict("2029-01-02T00:00:00Z")).toBe("signer-expired");
    expect(verdict("1970-01-01T00:00:00Z", "2029-01-02T00:00:00Z")).toBe("signer-expired");
    expect(verdict("2027-01-01T00:00:00Z", "2029-01-02T00:00:00Z")).toBe("signer-expired");
  });

  test("cannot speak of a time when its signer is no longer valid, and so lift the newest time beyond it", () => {
    expect(verdict("2026-11-21T12:00:00Z", undefined, "2029-01-01T00:00:00Z")).toBe("signer-expired");
    expect(verdict("2026-11-21T12:00:00Z", undefined, "2028-12-31T23:59:59Z")).toBe("none");
  });

  test("of a signer that has not begun is refused, whether the clock or the bundle says so", () => {
    expect(verdict("2025-12-31T23:59:59Z", undefined, "2025-12-31T00:00:00Z")).toBe("signer-not-yet-valid");
    expect(verdict("2025-12-31T23:59:59Z", undefined, "2026-01-01T00:00:00Z")).toBe("none");
  });

  test.each(["2038-01-19T03:14:08Z", "2100-01-01T00:00:00Z"])(
    "at %s is refused and nothing breaks",
    (now) => {
      expect(verdict(now)).toBe("signer-expired");
    },
  );
});
