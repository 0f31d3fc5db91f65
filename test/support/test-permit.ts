import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../src/bundle/digest.ts";
import {
  authenticatePermit,
  encodePermit,
  type Permit,
  type TrustedPermit,
} from "../../src/bundle/permit.ts";
import { TEST_NOW, type TestZone } from "./test-keys.ts";

/** A permit for any host and a bundle that does not exist; what is given replaces single fields. */
export function permitOf(said: Partial<Permit> = {}): Permit {
  return {
    schema: "gobundle/permit/1",
    host: "any",
    name: "app",
    sequence: 1,
    identity: sha256(Buffer.from("a bundle")),
    issued: "2026-11-21T00:00:00Z",
    until: "2026-11-28T23:59:59Z",
    reason: "back to what worked",
    ...said,
  };
}

/** The permit as a host takes it from its two files. */
export function trustedPermit(zone: TestZone, said: Partial<Permit> = {}): TrustedPermit {
  const permit = encodePermit(permitOf(said));
  return authenticatePermit({ permit, signature: zone.signer.sign(permit, TEST_NOW) }, zone.trust);
}

/** Writes the two files and gives the path of the first. */
export function writePermitFiles(folder: string, permit: Uint8Array, signature: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "app.permit");
  writeFileSync(path, permit);
  writeFileSync(`${path}.p7s`, signature);
  return path;
}
