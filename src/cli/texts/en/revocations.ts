export const revocations = {
  faults: {
    "revoke-root": {
      message: "{subject} is the root itself, and a root cannot take itself back.",
      next: "Make a new zone with: gobundle keys new --dir DIR; on each server: gobundle trust remove HEX, then trust add",
    },
    "signer-revoked": {
      message: "The certificate {subject} was revoked at {at} ({reason}), says list {number} of its root.",
      next: "Do not use this bundle; ask for one of a signer that is still good.",
    },
    "revocations-signature": {
      message: "The list of revoked certificates is not signed by a root that is trusted here: {reason}.",
      next: "Do not use it; ask for it again from where it was signed.",
    },
    "revocations-invalid": {
      message: "The list of revoked certificates breaks the rules of the format ({count}): {problems}",
      next: "Make it anew with: gobundle keys revoke",
    },
    "revocations-conflict": {
      message:
        "There are two different lists of revoked certificates with the number {number} of the root {anchor}.",
      next: "Somebody else has the root's key, or keys revoke ran on an old copy of the list: find out which, and revoke from the newest list.",
    },
    "revocations-mismatch": {
      message:
        "The list of revoked certificates in this bundle is not the one that its manifest states ({want}): {got}.",
      next: "Somebody changed the bundle on its way: fetch it again from where it was made.",
    },
    "revoked-since": {
      message:
        "The certificate of {subject} has been revoked ({reason}, list {number}); what is installed stays.",
      next: "Ask for a bundle of another signer, and find out what was signed with that key.",
    },
  },
  verbs: {
    "keys revoke": {
      summary: "take a signer's certificate back (needs root.key)",
      example: "gobundle keys revoke --cert signer.pem --reason key-compromise",
      more: "Writes revocations.json and revocations.p7s, the next number of the list, beside root.pem. create carries them in every bundle from now on; `trust revocations` brings them to a server without one.",
      options: {
        cert: "the certificate that no longer counts, and with it its key",
        fingerprint: "the same by its SHA-256; where it is no signer of this folder, its key stays unknown",
        reason: "why: key-compromise, superseded, cessation or unspecified (default)",
        dir: "the folder of the keys (default: ~/.config/gobundle)",
        passphraseFile: "take the passphrase of root.key from the first line of this file",
      },
    },
    "trust revocations": {
      summary: "bring in a root's list of revoked certificates without a bundle",
      example: "gobundle trust revocations /media/usb/revocations.json",
      more: "revocations.p7s must lie beside it. The list with the highest number of each root is kept; apply keeps the one of a bundle by itself.",
      options: {},
    },
  },
  words: {
    "trust.revocations": "Kept: list {number} of the root {anchor}, {count} revoked certificates",
    "trust.revocations-kept":
      "Nothing changed: a list as new as {number} of the root {anchor} is kept already.",
    "keys.revoked":
      "Revoked: {certificate} (list {number})\n  written: {made}\n  carry it in the next bundle, or to each server: gobundle trust revocations revocations.json",
    "keys.revoked-before": "Revoked before: {certificate}; list {number} stays as it is.",
  },
} as const;
