import type { Media } from "../ports/media.ts";

/** One thing to check with stock programs: its name for the texts, and command lines for a POSIX shell. */
export interface StockStep {
  readonly check: "names" | "head" | "signature" | "signer" | "revoked" | "list" | "unpack" | "sums";
  readonly commands: readonly string[];
}

/** Every line of a manifest's member list begins so (FORMAT 3.6). */
const PATH_OF_MEMBER = `sed -n 's/^    {"path": "\\([^"]*\\)".*/\\1/p' manifest.json`;
const SUM_OF_SUMS = `sed -n 's/^    {"path": "SHA256SUMS".*"sha256": "\\([0-9a-f]*\\)".*/\\1  SHA256SUMS/p' manifest.json`;
const SUM_OF_LIST = `sed -n 's/^  "revocations": .*"sha256": "\\([0-9a-f]*\\)".*/\\1  revocations.json/p' manifest.json`;
const HEADS_OF_LIST = "test ! -e revocations.json || printf 'revocations.json\\nrevocations.p7s\\n'";

/**
 * What a guard types to check a bundle without gobundle: GNU tar, openssl 1.1.1 or newer, coreutils; in this order,
 * in one shell, from a folder where `check` does not exist yet. Any command that fails means: do not use the bundle.
 */
export function howToVerify(path: string, form: Media["form"]): readonly StockStep[] {
  const folder = form === "folder";
  return [
    {
      check: "names",
      commands: [
        "set -eu",
        `BUNDLE=$(realpath ${quoted(path)})`,
        "ROOT=$(realpath root.pem)",
        "mkdir check check/bundle",
        "cd check/bundle",
      ],
    },
    {
      check: "head",
      commands: [
        folder
          ? 'cp "$BUNDLE/manifest.json" "$BUNDLE/manifest.p7s" .'
          : 'tar -xf "$BUNDLE" --occurrence=1 manifest.json manifest.p7s',
      ],
    },
    {
      check: "signature",
      commands: [
        'SSL_CERT_FILE=/dev/null SSL_CERT_DIR=/nonexistent openssl cms -verify -binary -inform DER -in manifest.p7s -content manifest.json -CAfile "$ROOT" -purpose any -partial_chain -signer ../signer.pem -out /dev/null',
      ],
    },
    {
      check: "signer",
      commands: [
        "openssl x509 -in ../signer.pem -noout -subject -dates -fingerprint -sha256",
        "openssl x509 -in ../signer.pem -noout -ext extendedKeyUsage | grep 'Code Signing'",
      ],
    },
    { check: "revoked", commands: revokedCommands(folder) },
    {
      check: "list",
      commands: [
        `{ printf 'manifest.json\\nmanifest.p7s\\n'; ${HEADS_OF_LIST}; ${PATH_OF_MEMBER}; }${folder ? " | LC_ALL=C sort" : ""} > ../signed-list`,
        folder
          ? '(cd "$BUNDLE" && find . ! -type d ! -type f -exec false {} + && find . -type f | sed "s,^\\./,," | LC_ALL=C sort) > ../found-list'
          : 'tar --quoting-style=literal -tf "$BUNDLE" > ../found-list',
        "cmp ../signed-list ../found-list",
      ],
    },
    {
      check: "unpack",
      commands: [
        folder ? 'cp -R "$BUNDLE/." .' : 'tar -xf "$BUNDLE" --no-same-owner',
        'test -z "$(find . ! -type d ! -type f)"',
      ],
    },
    {
      check: "sums",
      commands: [`${SUM_OF_SUMS} | sha256sum -c`, "sha256sum -c --strict --quiet SHA256SUMS"],
    },
  ];
}

/** The list of revoked certificates is the one that the manifest states, its owner is the root itself, and the signer is not on it. */
function revokedCommands(folder: boolean): readonly string[] {
  return [
    `if grep -q '^  "revocations": ' manifest.json; then`,
    folder
      ? 'cp "$BUNDLE/revocations.json" "$BUNDLE/revocations.p7s" .'
      : 'tar -xf "$BUNDLE" --occurrence=1 revocations.json revocations.p7s',
    `${SUM_OF_LIST} | sha256sum -c`,
    'SSL_CERT_FILE=/dev/null SSL_CERT_DIR=/nonexistent openssl cms -verify -binary -inform DER -in revocations.p7s -content revocations.json -CAfile "$ROOT" -purpose any -partial_chain -signer ../owner.pem -out /dev/null',
    'test "$(openssl x509 -in ../owner.pem -noout -fingerprint -sha256)" = "$(openssl x509 -in "$ROOT" -noout -fingerprint -sha256)"',
    "fi",
    "SIGNER=$(openssl x509 -in ../signer.pem -outform DER | sha256sum | cut -c 1-64)",
    'if test -e revocations.json; then if grep "$SIGNER" revocations.json; then exit 1; fi; fi',
  ];
}

/** A word for a POSIX shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
