export const trust = {
  faults: {
    "key-file-unreadable": {
      message: "The file {file} cannot be read: {reason}",
      next: "Check who may read it, or name another file.",
    },
    "key-file-unwritable": {
      message: "The file {file} cannot be written: {reason}",
      next: "Choose a folder that you may write with --dir.",
    },
    "trust-store-unwritable": {
      message: "The configuration folder {folder} cannot be changed: {reason}",
      next: "Run the command as root, or choose a folder of your own with --config.",
    },
    "trust-store-unreadable": {
      message: "The configuration folder {folder} cannot be read: {reason}",
      next: "Run the command as root, or choose a folder of your own with --config.",
    },
    "passphrase-wrong": {
      message: "The passphrase does not open {file}.",
      next: "Run the command again with the right passphrase, or name its file with --passphrase-file.",
    },
    "option-alone": {
      message: "{option} says nothing without {other}.",
      next: "Add {other}, or leave {option} out.",
    },
    "fingerprint-needed": {
      message:
        "The certificate in {file} counts only once its fingerprint is confirmed, and the file can be written by others or belongs to another user.",
      next: "Add --fingerprint HEX with the 64 digits that were handed over to you by another way.",
    },
    "identity-malformed": {
      message: "“{given}” is not an identity: 64 hex digits are needed (case and spaces do not matter).",
      next: "gobundle inspect MEDIA, or the transfer sheet, shows a bundle's identity.",
    },
    "fingerprint-malformed": {
      message:
        "“{given}” is not a fingerprint: {digits} hex digits are needed (colons, spaces and case do not matter).",
      next: "Copy it from the paper or message that it came with, not from the file.",
    },
    "anchor-limits-needed": {
      message:
        "The certificate {subject} was not made by `gobundle keys new`, so it may vouch for many signers that have nothing to do with Go.",
      next: "Say which signer counts: --allow-subject DN or --allow-spki HEX.",
    },
    "key-file-missing": {
      message: "There is no {file}, which is needed here.",
      next: "Name the right one, or make a zone's keys with: gobundle keys new",
    },
    "key-file-exists": {
      message: "{file} exists already, and keys are never overwritten.",
      next: "Choose another folder with --dir or another name with --name.",
    },
    "key-mismatch": {
      message: "The key {key} does not belong to the certificate {certificate}.",
      next: "Name the key and the certificate that were made together with --key and --cert.",
    },
    "pem-invalid": {
      message: "{file} does not hold {wanted} in PEM form.",
      next: "Look at it with: openssl asn1parse -in {file}",
    },
    "trust-file-missing": {
      message: "There is no readable file {file}: {reason}",
      next: "Name the file that was handed over, such as root.pem; beside a permit FILE stands FILE.p7s.",
    },
    "anchor-not-found": {
      message: "No trust anchor has the fingerprint {fingerprint}.",
      next: "See which there are with: gobundle trust list",
    },
    "options-together": {
      message: "{option} and {other} contradict each other.",
      next: "Leave one of the two out.",
    },
    "key-option": {
      message: "{option} cannot be “{given}”: {wanted}.",
      next: "See what it takes with: gobundle keys new --help",
    },
    "passphrase-empty": {
      message: "The passphrase is empty.",
      next: "Choose one, or say --no-passphrase where the keys lie on a guarded machine.",
    },
    "passphrase-differs": {
      message: "The two passphrases differ, so nothing was made.",
      next: "Run the command again and type the same passphrase twice.",
    },
    unsigned: {
      message: "It is not signed: the signature (manifest.p7s, or that of a permit) is empty.",
      next: "Ask for the signed one, or sign it on the connected side.",
    },
    "signature-bad": {
      message:
        "The signature of {subject} does not fit the manifest or permit: it was changed or damaged after it was signed.",
      next: "Copy it again from its origin and compare its sum with the transfer sheet.",
    },
    "signer-unknown": {
      message:
        "The bundle is signed by {subject} (issued by {issuer}), which no trust anchor of this host vouches for.",
      next: "If this signer is right, add its root certificate: gobundle trust add root.pem --fingerprint HEX",
    },
    "signer-expired": {
      message: "The certificate {subject} was valid until {notAfter}; this host's time is {now}.",
      next: "Check the clock with: date -u; else ask for a bundle signed by a current signer (gobundle keys issue).",
    },
    "signer-not-yet-valid": {
      message: "The certificate {subject} is valid from {notBefore} on; this host's time is {now}.",
      next: "Check the clock with: date -u",
    },
    "signer-purpose": {
      message: "The certificate {subject} is not one for signing software: {reason}.",
      next: "Sign with a certificate that has digitalSignature and the codeSigning purpose.",
    },
    "signer-not-allowed": {
      message:
        "The signer {subject} is under the anchor {anchor}, but that anchor is limited to other signers.",
      next: "If this signer is right: gobundle trust add FILE --allow-spki {spki}",
    },
    "cms-profile": {
      message: "manifest.p7s is not a signature of the kind that a bundle carries: {reason}.",
      next: "Copy the bundle again from its origin; an outside signer uses: openssl cms -sign -binary -outform DER",
    },
    "no-anchor": {
      message: "This host has no trust anchor yet, so no bundle can be trusted.",
      next: "gobundle trust add root.pem --fingerprint HEX",
    },
    "fingerprint-mismatch": {
      message: "The certificate in {file} has the fingerprint {got}, not {want}.",
      next: "Do not use this file; ask the people of the connected side for the right one.",
    },
    "certificate-invalid": {
      message: "The certificate {subject} cannot be accepted: {reason}.",
      next: "Look at it with: openssl x509 -noout -text",
    },
    "chain-invalid": {
      message: "The certificate {subject} may not vouch for this signer: {reason}.",
      next: "Ask the certificate authority for a signer under a suitable chain.",
    },
    "signer-key": {
      message: "The key of {subject} is of a kind that is not accepted: {reason}.",
      next: "Use RSA with 2048 to 8192 bits, or ECDSA on P-256 or P-384.",
    },
    "anchor-not-ca": {
      message:
        "The certificate {subject} is not one of a certificate authority, so it cannot be a trust anchor.",
      next: "Add the root certificate that issued it, usually root.pem.",
    },
    "config-exposed": {
      message: "{path} can be written by other users, so what it says about trust cannot be believed.",
      next: "Give it to its owner alone: chmod go-w {path}; or choose another folder with --config.",
    },
    "clock-doubtful": {
      message: "This host's clock says {now}, which cannot be right: it is far from {than} ({direction}).",
      next: "Check the clock with: date -u",
    },
    "trust-store-invalid": {
      message: "{file} in the configuration folder cannot be understood: {reason}.",
      next: "Restore the file from a backup, or remove it and add the anchor again.",
    },
  },
  verbs: {
    "keys new": {
      summary: "make this zone's root certificate and a signing key under it",
      example: "gobundle keys new",
      more: "root.pem is the trust anchor: carry it to each server once and compare its fingerprint there. root.key makes further signers and belongs in a safe; files that exist are never overwritten.",
      options: {
        dir: "the folder of the keys (default: ~/.config/gobundle)",
        name: "the zone's name inside the certificates (default: gobundle)",
        days: "how long the signer's certificate is valid (default: 1095; the root's: 7300)",
        passphraseFile: "take the passphrase of the keys from the first line of this file",
        passphrase: "write the keys without a passphrase",
      },
    },
    "keys issue": {
      summary: "make a new signer under the same root (needs root.key)",
      example: "gobundle keys issue",
      more: "The new signer lies beside the earlier ones as signer-2.key and signer-2.pem; create uses the newest.",
      options: {
        dir: "the folder of the keys (default: ~/.config/gobundle)",
        name: "the zone's name inside the certificate (default: gobundle)",
        days: "how long the certificate is valid (default: 1095)",
        passphraseFile: "take the passphrase of the keys from the first line of this file",
        passphrase: "write the key without a passphrase",
      },
    },
    "trust add": {
      summary: "trust bundles that were signed under this root certificate",
      example: "gobundle trust add root.pem --fingerprint HEX",
      more: "The fingerprint is the SHA-256 of the certificate; it must reach you by another way than the file. At a terminal its first 32 digits are enough.",
      options: {
        fingerprint: "the 64 hex digits that were handed over (colons, spaces and case do not matter)",
        allowSubject: "only this signer counts (CN=release,O=Example); needed where the root is a company's",
        allowSpki: "only the signer whose public key has this SHA-256 counts",
      },
    },
    "trust list": {
      summary: "show the trust anchors of this host",
      example: "gobundle trust list",
      options: {},
    },
    "trust remove": {
      summary: "stop trusting an anchor",
      example: "gobundle trust remove HEX",
      options: {},
    },
  },
  words: {
    "passphrase.ask": "Passphrase of the signing key:",
    "passphrase.new": "Passphrase for the keys:",
    "passphrase.again": "The same passphrase again:",
    "keys.complete": "The keys are complete; nothing was made.",
    "keys.made": "Made: {made}",
    "keys.root":
      "Trust anchor: {subject}, valid until {until}\n  on each server: gobundle trust add root.pem --fingerprint {fingerprint}",
    "keys.signer": "Signer: {subject}, valid until {until} ({file})",
    "keys.root-key":
      "{file} can make signers: move it off this machine now, to a medium that is kept in a safe.",
    "trust.ask":
      "{subject}, valid until {until}. Type at least 32 digits of the fingerprint that was handed over to you:",
    "trust.added": "Trusted from now on: {subject} ({fingerprint})",
    "trust.there": "Trusted already: {subject} ({fingerprint})",
    "trust.removed": "No longer trusted: {fingerprint}",
    "trust.none": "There is no trust anchor.",
  },
} as const;
