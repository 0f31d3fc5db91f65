import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "../../src/fault.ts";
import { FAULTS } from "../../src/faults.ts";
import { bent, changes } from "../support/bent-bundle.ts";
import { applyDelivered, type Delivered, verifyDelivered } from "../support/case-host.ts";
import { testFolder } from "../support/inline-pool.ts";
import { hostListing, livingHost } from "../support/living-host.ts";
import { makeBundle } from "../support/make-bundle.ts";
import { flipped, operate, sewnTar } from "../support/surgery.ts";
import type { TestHost } from "../support/test-host.ts";
import { testZone } from "../support/test-keys.ts";

/** `make soak` tries all; otherwise a share of it, every so many. */
const whole = process.env["GOBUNDLE_SOAK"] !== undefined;
const share = (every: number) => (whole ? 1 : every);
const MUTATIONS = whole ? 10_000 : 1_000;
const LONG = 3_600_000;

const zone = testZone();
const bundle = makeBundle({ zone });
const patient = operate(bundle, []);
const good = sewnTar(patient);

/** What became of all that was tried, by code. */
class Tally {
  readonly #codes = new Map<string, number>();
  readonly #host: TestHost;
  readonly #delivered: Delivered;

  constructor(host: TestHost) {
    this.#host = host;
    const folder = join(testFolder(), "media");
    mkdirSync(folder);
    this.#delivered = { form: "tar", path: join(folder, "bent.gobundle") };
  }

  /** Verifies and applies the bytes; gives the code that both refuse them with, "accepted", or what was thrown instead. */
  async judge(bytes: Uint8Array): Promise<string> {
    writeFileSync(this.#delivered.path, bytes);
    const verified = await outcomeOf(verifyDelivered(this.#delivered, zone));
    const applied = await outcomeOf(applyDelivered(this.#delivered, zone, this.#host));
    const outcome = verified === applied ? verified : `${verified} but ${applied}`;
    this.#codes.set(outcome, (this.#codes.get(outcome) ?? 0) + 1);
    return outcome;
  }

  /** Prints the table; every one tried was refused by a code. */
  conclude(what: string): void {
    const rows = [...this.#codes].sort(([, a], [, b]) => b - a).map(([code, count]) => `  ${code}: ${count}`);
    const tried = [...this.#codes.values()].reduce((sum, count) => sum + count, 0);
    console.log([`${what}: ${tried} tried`, ...rows].join("\n"));
    expect(tried).toBeGreaterThan(100);
    expect([...this.#codes.keys()].filter((outcome) => !CODE.test(outcome))).toEqual([]);
  }
}

/** A fault's code, of what is not trusted. */
const CODE = /^3 [a-z-]+$/;

async function outcomeOf(act: Promise<void>): Promise<string> {
  try {
    await act;
    return "accepted";
  } catch (thrown) {
    if (!(thrown instanceof Fault)) return `no code: ${thrown}`;
    return `${FAULTS[thrown.code].exit} ${thrown.code}`;
  }
}

/** Runs on a host that must be afterwards as it was; the log of what was tried may have grown. */
async function onHost(what: string, trying: (tally: Tally) => Promise<void>): Promise<void> {
  const host = await livingHost(zone);
  const before = hostListing(host);
  const tally = new Tally(host);
  await trying(tally);
  const after = hostListing(host);
  expect(after.rest).toEqual(before.rest);
  expect(after.log.startsWith(before.log)).toBe(true);
  tally.conclude(what);
}

test("a bit of every byte of manifest and signature, flipped", { timeout: LONG }, async () => {
  await onHost("flips of manifest and signature", async (tally) => {
    const end = 4 * 512 + bundle.manifestBytes.length + bundle.signature.length;
    for (let at = 0; at < end; at += share(11)) await tally.judge(flipped(good, at, at % 8));
  });
});

test("every length, cut off", { timeout: LONG }, async () => {
  await onHost("lengths", async (tally) => {
    for (let length = 0; length < good.length; length += share(23))
      await tally.judge(good.subarray(0, length));
  });
});

test("changes that know the structure", { timeout: LONG }, async () => {
  await onHost("mutations", async (tally) => {
    const property = fc.asyncProperty(changes, async (list) => {
      const bytes = sewnTar(bent(patient, list));
      if (bytes.equals(good)) return;
      expect(await tally.judge(bytes)).toMatch(CODE);
    });
    await fc.assert(property, { numRuns: MUTATIONS });
  });
});
