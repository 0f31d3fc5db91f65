import { type Sha256, sha256 } from "../bundle/digest.ts";
import { instantOf } from "../bundle/manifest/fields.ts";
import { asPermitHost, encodePermit, type Permit } from "../bundle/permit.ts";
import { Fault } from "../fault.ts";
import type { Clock } from "../ports/clock.ts";
import type { Scratch } from "../ports/scratch.ts";
import type { Signer } from "../ports/signer.ts";

/** What a permit is to say. */
export type PermitWish = Omit<Permit, "schema" | "issued" | "unknown">;

/** A permit and its signature, written. */
export interface WrittenPermit {
  readonly permit: Permit;
  readonly sha256: Sha256;
  readonly files: PermitPaths;
}

interface PermitPaths {
  readonly permit: string;
  readonly signature: string;
}

export interface PermitPorts {
  readonly scratch: Pick<Scratch, "look" | "write">;
  readonly clock: Clock;
}

/** `app-1.permit`, beside which stands `app-1.permit.p7s`. */
export function permitName({ name, sequence }: Pick<Permit, "name" | "sequence">): string {
  return `${name}-${sequence}.permit`;
}

/** The signature of the permit at `path` stands beside it. */
export function signatureOf(path: string): string {
  return `${path}.p7s`;
}

/** A host's id as people hand it over (case and spaces do not matter), or `any`. Fault option-value-invalid (2). */
export function readPermitHost(given: string): Permit["host"] {
  const host = asPermitHost(given.replaceAll(/\s/g, "").toLowerCase());
  if (host !== undefined) return host;
  throw new Fault("option-value-invalid", {
    verb: "permit",
    option: "--host",
    value: given,
    choices: ["any", "64 hex digits"],
  });
}

/** The permit that is to be signed now. Fault option-value-invalid (2) where it would be over already. */
export function draftPermit(wish: PermitWish, { clock }: Pick<PermitPorts, "clock">): Permit {
  const issued = instantOf(Math.floor(clock.now().getTime() / 1000));
  if (wish.until <= issued) {
    throw new Fault("option-value-invalid", {
      verb: "permit",
      option: "--until",
      value: wish.until,
      choices: [`> ${issued}`],
    });
  }
  const { host, name, sequence, identity, until, reason } = wish;
  const said = { host, name, sequence, identity, issued, until };
  return { schema: "gobundle/permit/1", ...said, ...(reason !== undefined && { reason }) };
}

/** Where a permit would be written. Fault output-exists (2): nothing is ever overwritten. */
export function permitPaths(path: string, { scratch }: Pick<PermitPorts, "scratch">): PermitPaths {
  const files = { permit: path, signature: signatureOf(path) };
  for (const file of [files.permit, files.signature]) {
    if (scratch.look(file) !== undefined) throw new Fault("output-exists", { path: file });
  }
  return files;
}

/** Signs and writes a permit. Faults: output-exists (2), disk-full, disk-failed (1). */
export function writePermit(permit: Permit, path: string, signer: Signer, ports: PermitPorts): WrittenPermit {
  const files = permitPaths(path, ports);
  const bytes = encodePermit(permit);
  ports.scratch.write(files.signature, signer.sign(bytes, new Date(permit.issued)));
  ports.scratch.write(files.permit, bytes);
  return { permit, sha256: sha256(bytes), files };
}
