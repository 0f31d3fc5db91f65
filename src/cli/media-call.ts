import { secondsOf } from "../bundle/manifest/fields.ts";
import type { TrustState } from "../bundle/trust.ts";
import { Fault } from "../fault.ts";
import { hostId } from "../look/host-id.ts";
import type { VerifyRequest } from "../look/verify.ts";
import { resolveTrust, type TrustOptions, wantedIdentity } from "../zone/resolve-trust.ts";
import { flagOf, textOf } from "./given.ts";
import { givenPermit } from "./permit-file.ts";
import type { Call } from "./verb.ts";

/** The options that verbs with media share. */
export function statedTrust({ options }: Pick<Call, "options">): TrustOptions {
  return {
    trust: textOf(options, "trust"),
    fingerprint: textOf(options, "fingerprint"),
    allowSubject: textOf(options, "allowSubject"),
    allowSpki: textOf(options, "allowSpki"),
    identity: textOf(options, "identity"),
  };
}

/** What the options of `verify` and `inspect` ask for: whom to believe, when it is, and how deep to look. */
export function verifyRequest({ host, settings, options }: Call): VerifyRequest {
  const given = statedTrust({ options });
  const store = host.trustStore(settings.config);
  const trust = judgedAt(resolveTrust(given, store, host.clock), textOf(options, "at"));
  const permit = givenPermit({ options }, trust, store);
  return {
    trust,
    permit: permit && { trusted: permit, here: hostId(host.facts) },
    identity: wantedIdentity(given),
    deep: flagOf(options, "deep"),
    policy: store.policy(),
    floor: (name) => store.floor(settings.root, name),
  };
}

/** `--at`: a guard station may have no good clock. Fault: time-malformed (2). */
function judgedAt(trust: TrustState, at: string | undefined): TrustState {
  if (at === undefined) return trust;
  const seconds = secondsOf(at);
  if (seconds === undefined) throw new Fault("time-malformed", { given: at });
  return { ...trust, now: new Date(seconds * 1000), doubt: undefined };
}
