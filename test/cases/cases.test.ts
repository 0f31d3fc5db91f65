import { join } from "node:path";
import { expect, test } from "vitest";
import { Fault } from "../../src/fault.ts";
import { FAULTS } from "../../src/faults.ts";
import { readCases } from "../support/case-files.ts";
import {
  applyDelivered,
  type Delivered,
  deliver,
  inspectDelivered,
  verifyDelivered,
} from "../support/case-host.ts";
import { FORMS, type Verdict, verdictFor, verdictsOf } from "../support/hostile-case.ts";
import { hostListing, livingHost } from "../support/living-host.ts";
import { makeBundle } from "../support/make-bundle.ts";
import { operate } from "../support/surgery.ts";
import type { TestHost } from "../support/test-host.ts";
import { testZone } from "../support/test-keys.ts";

const zone = testZone();
/** Those that take seconds run where there is time. */
const cases = (await readCases()).filter(
  ({ long }) => long !== true || process.env["GOBUNDLE_SOAK"] !== undefined,
);

/** The code that an act was refused with; where the verdict asks for it, its rule or its first problem behind a colon. */
async function refusalOf(act: Promise<void>, wanted: Verdict | undefined): Promise<string> {
  try {
    await act;
    return "taken";
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown;
    const { rule, problems } = thrown.facts;
    const detail = rule ?? (Array.isArray(problems) ? problems[0] : undefined);
    return wanted?.includes(":") === true ? `${thrown.code}:${detail}` : thrown.code;
  }
}

test("the sample is taken in every form as it was signed", async () => {
  for (const form of FORMS) {
    const host = await livingHost(zone);
    const patient = operate(makeBundle({ zone }), []);
    const delivered = deliver(patient, form, join(host.folder, "media"));
    await verifyDelivered(delivered, zone);
    if (form !== "pipe") await inspectDelivered(delivered, zone);
    await applyDelivered(delivered, zone, host);
    expect(host.store.live()).toEqual({ release: 2 });
  }
});

test.each(cases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
  const host = await livingHost(zone);
  const patient = await one.make(zone);
  let tried = 0;
  for (const form of FORMS) {
    const wanted = verdictFor(one, form);
    if (wanted === undefined) continue;
    const delivered = deliver(patient, form, join(host.folder, "media", form));
    await expectRefused(delivered, wanted);
    await expectUnapplied(delivered, one.applied ?? wanted, host);
    tried++;
  }
  expect(tried).toBeGreaterThan(0);
  // What is not trusted has one exit status.
  expect(verdictsOf(one).map((code) => FAULTS[code].exit)).toEqual(verdictsOf(one).map(() => 3));
});

/** Both ways of looking refuse it. */
async function expectRefused(delivered: Delivered, wanted: Verdict): Promise<void> {
  expect(await refusalOf(verifyDelivered(delivered, zone), wanted)).toBe(wanted);
  if (delivered.form !== "pipe")
    expect(await refusalOf(inspectDelivered(delivered, zone), wanted)).toBe(wanted);
}

/** `apply` refuses it too and leaves the host as it was, staging included; only the log says that it was tried. */
async function expectUnapplied(
  delivered: Delivered,
  wanted: Verdict | "taken",
  host: TestHost,
): Promise<void> {
  const before = hostListing(host);
  const applying = applyDelivered(delivered, zone, host);
  expect(await refusalOf(applying, wanted === "taken" ? undefined : wanted)).toBe(wanted);
  if (wanted === "taken") return;
  const after = hostListing(host);
  expect(after.rest).toEqual(before.rest);
  expect(after.log.startsWith(before.log)).toBe(true);
}
