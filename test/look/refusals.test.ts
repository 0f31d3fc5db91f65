import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { nodeMedia } from "../../src/host/node-media.ts";
import { Pool } from "../../src/host/pool.ts";
import { inspectMedia } from "../../src/look/inspect.ts";
import { verifyMedia } from "../../src/look/verify.ts";
import type { MediaDoor } from "../../src/ports/media.ts";
import { silentReporter } from "../support/silent-reporter.ts";
import { FORMS, type Form, sampleBundle, verifyCases } from "../support/verify-cases.ts";

const folder = mkdtempSync(join(tmpdir(), "gobundle-refusals-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bundle = sampleBundle();
const request = { trust: bundle.zone.trust, deep: false, floor: () => undefined };
const pool = new Pool(0, () => {
  throw new Error("no threads here");
});

/** A door whose standard input is the file at `path`. */
function doorTo(path: string): MediaDoor {
  return nodeMedia(pool, () => openSync(path, "r"));
}

function nameFor(form: Form, path: string): string {
  return form === "pipe" ? "-" : path;
}

describe.each(FORMS)("a bundle as %s", (form) => {
  test("is accepted as it was made", async () => {
    const path = join(folder, `good-${form}`);
    const { operate, sewnFolder, sewnTar } = await import("../support/surgery.ts");
    const { writeFileSync } = await import("node:fs");
    if (form === "folder") sewnFolder(operate(bundle, []), path);
    else writeFileSync(path, sewnTar(operate(bundle, [])));
    const { trusted } = await verifyMedia(doorTo(path), nameFor(form, path), request, silentReporter());
    expect(trusted.identity).toBe(bundle.identity);
  });

  const cases = verifyCases().filter((one) => one.verdicts.has(form));
  test.each(cases.map((one) => [one.name, one] as const))("%s", async (name, one) => {
    const path = one.make(bundle, form, join(folder, form, name));
    const code = one.verdicts.get(form);
    const verified = verifyMedia(doorTo(path), nameFor(form, path), request, silentReporter());
    await expect(verified).rejects.toMatchObject({ code });
    if (form === "pipe") return;
    const inspected = await inspectMedia(doorTo(path), path, request, silentReporter()).catch(
      (fault: unknown) => ({
        refusal: fault,
        verified: undefined,
      }),
    );
    expect(inspected.verified).toBeUndefined();
    expect(inspected.refusal).toMatchObject({ code });
  });
});
