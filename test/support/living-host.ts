import { readFileSync } from "node:fs";
import { applyDelivered } from "./case-host.ts";
import { listing } from "./host-listing.ts";
import { makeBundle, writeTar } from "./make-bundle.ts";
import { type TestHost, testHost } from "./test-host.ts";
import type { TestZone } from "./test-keys.ts";

/** A host on which an earlier bundle of the zone is live, so that there is something to lose. */
export async function livingHost(zone: TestZone): Promise<TestHost> {
  const host = testHost();
  const standing = makeBundle({ zone, name: "standing", files: { standing: "here\n" } });
  await applyDelivered({ form: "tar", path: writeTar(standing, host.folder) }, zone, host);
  return host;
}

/** All that is on the host, but for the log of what was tried: that one only grows, by whole lines. */
export function hostListing({ folder, store }: TestHost): { rest: string[]; log: string } {
  const name = store.auditLog.slice(folder.length + 1);
  const rest = listing(folder).filter((line) => !line.startsWith(`${name} `));
  return { rest, log: readFileSync(store.auditLog, "utf8") };
}
