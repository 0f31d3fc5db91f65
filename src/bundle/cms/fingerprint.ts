import { Fault } from "../../fault.ts";
import { asSha256, type Sha256 } from "../digest.ts";

const DIGITS = 64;
/** 128 bits: more than anybody can find a second certificate for. */
const TYPED_DIGITS = 32;

/** 64 hex digits as people hand them over: colons, spaces and case do not matter. Fault fingerprint-malformed (2). */
export function readFingerprint(text: string): Sha256 {
  const found = asSha256(plainDigits(text));
  if (!found) throw new Fault("fingerprint-malformed", { given: text, digits: DIGITS });
  return found;
}

/**
 * Whether somebody at a terminal typed `fingerprint`, or at least its first 32 digits.
 * Fault fingerprint-malformed (2) where fewer digits or other characters came.
 */
export function typedMatches(typed: string, fingerprint: Sha256): boolean {
  const digits = plainDigits(typed);
  if (!/^[0-9a-f]*$/.test(digits) || digits.length < TYPED_DIGITS || digits.length > DIGITS) {
    throw new Fault("fingerprint-malformed", { given: typed, digits: TYPED_DIGITS });
  }
  return fingerprint.startsWith(digits);
}

function plainDigits(text: string): string {
  return text.replace(/[:\s]/g, "").toLowerCase();
}
