/** Permits, times that bundles are good for, and the policy of a host. */
export const permit = {
  faults: {
    "option-missing": {
      message: "The option {option} is needed here.",
      next: "gobundle permit --help",
    },
    "bundle-expired": {
      message: "{name} {sequence} was good until {validUntil}; it is {now}.",
      next: "Carry in a newer bundle; where there is none, ask for a signed permit and apply with --permit.",
    },
    "bundle-expires": {
      message: "{name} {sequence} is good until {validUntil}: {days} days are left.",
      next: "Have a newer bundle made and carried in.",
    },
    "expired-here": {
      message: "apply would refuse it on this host: it was good until {validUntil}, and it is {now}.",
    },
    "twin-here": {
      message:
        "apply would refuse it on this host, which has accepted another {name} {sequence}: {accepted}. Tell the people who sign.",
    },
    "policy-here": {
      message: "apply would refuse it on this host: the rule {rule} of its policy does not allow {found}.",
    },
    "policy-refused": {
      message:
        "The policy of this host does not allow {name} {sequence}: the rule {rule} allows {allowed}, not {found}.",
      next: "Only the owner of this host can allow it, in policy.yaml of the configuration folder.",
    },
    "policy-invalid": {
      message:
        "policy.yaml in the configuration folder is not understood, so nothing is allowed: {problems}.",
      next: "Mend the file; the operator's guide shows every rule.",
    },
    "permit-invalid": {
      message: "This is no permit: {problems}.",
      next: "Have it made again with gobundle permit.",
    },
    "permit-other-bundle": {
      message: "The permit is for {want}, and this is {got}.",
      next: "Ask for a permit for this very bundle.",
    },
    "permit-other-host": {
      message: "The permit is for the host {want}, and this one is {here}.",
      next: "gobundle status, which shows the id of this host; have the permit made for it",
    },
    "permit-expired": {
      message: "The permit ended at {until}; it is {now}.",
      next: "Ask for a new one.",
    },
  },
  verbs: {
    permit: {
      summary:
        "make a signed permit: a host may take one bundle that it would refuse as older or past its time",
      example: "gobundle permit --host any --bundle app-1.gobundle --until 2027-01-31",
      more: "Two files are made; carry both to the host and name the first: gobundle apply --permit app-1.permit app-1.gobundle. Without the bundle at hand: --identity, --name, --sequence.",
      options: {
        host: "the one host that may use it, as gobundle status shows its id; or any",
        bundle: "the bundle; its signature must hold",
        name: "the bundle's name, where it is not at hand",
        sequence: "its sequence",
        until:
          "the last day (2027-01-31) or second (2027-01-31T12:00:00Z) at which the permit counts, in UTC",
        reason: "a line that says why; it stands in the permit",
        output:
          "the permit's file (default: NAME-SEQUENCE.permit); the signature is put beside it as FILE.p7s",
        key: "the signing key (default: that of keys new)",
        cert: "its certificate",
        chain: "certificates between it and the trust anchor",
        passphraseFile: "a file whose first line opens the key",
      },
    },
  },
  words: {
    "permit.done":
      "Made {file} and {signature}: {name} {sequence} may be applied on {host} until {until}.\n  there: gobundle apply --permit {file} MEDIA",
    "status.permit": "    taken by the permit {sha256}, which was good until {until}",
    "status.host": "Id of this host, for permits: {host}",
    "status.no-host": "This host has no id of its own (/etc/machine-id): only permits for any host count.",
    "verify.age": "  made       {created}, {days} days ago",
    "verify.end": "  good until {validUntil}",
    "sheet.end": "Good until          {validUntil}",
    "verify.permit": "  permit     {sha256}, until {until}",
  },
} as const;
