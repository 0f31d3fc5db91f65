import { Fault } from "../fault.ts";
import { tidyName } from "./cms/distinguished-name.ts";
import { asSha256, type Sha256 } from "./digest.ts";
import { SCRIPT_TIMES, type ScriptTime } from "./manifest/component.ts";
import { wholeNumber } from "./manifest/whole-number.ts";
import { PolicyLines } from "./policy-lines.ts";

/** From the weakest to the strongest. */
export const PROOF_STRENGTHS = ["none", "weak", "namespace"] as const;

/** What the owner of a host allows; a rule that is absent allows all (FORMAT 14). */
export interface Policy {
  /** Names of bundles. */
  readonly names?: readonly string[] | undefined;
  /** Fingerprints of certificates, and subjects in RFC 4514 text; every signer must be among them. */
  readonly signers?: readonly string[] | undefined;
  readonly identities?: readonly Sha256[] | undefined;
  /** Kinds of install scripts; none at all where it is empty. */
  readonly scripts?: readonly ScriptTime[] | undefined;
  /** The weakest offline proof. */
  readonly proof?: (typeof PROOF_STRENGTHS)[number] | undefined;
  /** Whole days since `created`. */
  readonly maxAgeDays?: number | undefined;
}

/** FORMAT 14.3 */
const RULES = ["names", "signers", "identities", "scripts", "proof", "max-age-days"] as const;

/**
 * Reads a policy.yaml (FORMAT 14.1). Whatever is not understood to the last sign refuses all: a rule that is not heard would be one
 * that allows. Fault policy-invalid (3) with all problems.
 */
export function decodePolicy(bytes: Uint8Array): Policy {
  const lines = PolicyLines.read(bytes, RULES);
  const policy: Policy = {
    names: lines.list("names", bundleName),
    signers: lines.list("signers", signer),
    identities: lines.list("identities", asSha256),
    scripts: lines.saysNone("scripts") ? [] : lines.list("scripts", scriptTime),
    proof: lines.one("proof", strength),
    maxAgeDays: lines.one("max-age-days", wholeNumber),
  };
  if (lines.problems.length > 0) throw new Fault("policy-invalid", { problems: lines.problems });
  return policy;
}

function bundleName(value: string): string | undefined {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(value) ? value : undefined;
}

/** A fingerprint, or a subject: `CN=release,O=Example`. */
function signer(value: string): string | undefined {
  if (asSha256(value) !== undefined) return value;
  return value.includes("=") ? tidyName(value) : undefined;
}

function scriptTime(value: string): ScriptTime | undefined {
  return SCRIPT_TIMES.find((time) => time === value);
}

function strength(value: string): Policy["proof"] {
  return PROOF_STRENGTHS.find((one) => one === value);
}
