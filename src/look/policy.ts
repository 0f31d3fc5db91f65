import type { Manifest } from "../bundle/manifest/manifest.ts";
import { type Policy, PROOF_STRENGTHS } from "../bundle/policy.ts";
import type { ProvenSigner, TrustedManifest } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { ageInDays } from "./validity.ts";

type Named = Pick<Manifest, "name" | "sequence">;

/**
 * What the owner of a host allows; `scripts`: whether install scripts would run, for what does not run is not forbidden.
 * Fault policy-refused (3) with the first rule that says no.
 */
export function checkPolicy(bundle: TrustedManifest, policy: Policy, scripts: boolean): void {
  const { manifest, identity, signers, judgedAt } = bundle;
  const { name, proof, components } = manifest;
  if (policy.names?.includes(name) === false) throw refusal("names", manifest, name, policy.names);
  if (policy.identities?.includes(identity) === false)
    throw refusal("identities", manifest, identity, policy.identities);
  checkSigners(signers, manifest, policy);
  if (PROOF_STRENGTHS.indexOf(proof.strength) < PROOF_STRENGTHS.indexOf(policy.proof ?? "none"))
    throw refusal("proof", manifest, proof.strength, [policy.proof ?? "none"]);
  const { scripts: kinds } = policy;
  const carried = components.flatMap((one) => (scripts && one.kind === "script" ? [one] : []));
  const forbidden = carried.find(({ when }) => kinds?.includes(when) === false);
  if (forbidden) throw refusal("scripts", manifest, forbidden.id, kinds ?? []);
  const age = ageInDays(manifest, judgedAt);
  if (policy.maxAgeDays !== undefined && age !== undefined && age > policy.maxAgeDays)
    throw refusal("max-age-days", manifest, `${age}`, [`${policy.maxAgeDays}`]);
}

/** Every signer, by the fingerprint of the certificate or its subject: also those of a permit. Fault policy-refused (3). */
export function checkSigners(
  signers: readonly ProvenSigner[],
  about: Named,
  { signers: allowed }: Policy,
): void {
  if (allowed === undefined) return;
  const other = signers.find(
    ({ fingerprint, subject }) => !allowed.includes(fingerprint) && !allowed.includes(subject),
  );
  if (other !== undefined) throw refusal("signers", about, `${other.subject} ${other.fingerprint}`, allowed);
}

function refusal(rule: string, { name, sequence }: Named, found: string, allowed: readonly string[]): Fault {
  return new Fault("policy-refused", { rule, name, sequence, found, allowed });
}
