export const golang = {
  faults: {
    "go-mod-syntax": {
      message: "{file}, line {line} cannot be read as Go reads it ({rule}).",
      next: "go mod edit -fmt, and look at that line",
    },
    "module-path": {
      message: "{name} is not a legal module path or version (rule {rule}).",
      next: "compare the name with the rules of https://go.dev/ref/mod#go-mod-file-ident",
    },
    "dirhash-name": {
      message: "The file name {name} holds a newline, so Go's h1: digest of it would be ambiguous.",
      next: "make the bundle again from a source that is whole",
    },
    "openpgp-format": {
      message:
        "The signature of Go's makers is no OpenPGP signature of the kind that they make (rule {rule}).",
      next: "fetch the .asc again, or make the bundle from another source",
    },
    "openpgp-key": {
      message: "The subkey {key} of Go's makers did not count when the signature was made (rule {rule}).",
      next: "do not use this archive; fetch it again from another source",
    },
    "openpgp-key-unknown": {
      message: "{key} is not among the keys of Go's makers that this program knows.",
      next: "use a newer gobundle: Go's makers take a new subkey about once a year",
    },
    "openpgp-signature": {
      message: "{what} is not what the key {key} of Go's makers signed: {got} instead of {want}.",
      next: "do not use this archive; fetch it again from another source",
    },
    "log-key": {
      message: "{key} is not the verifier key of a checksum database.",
      next: "give the key as name+hash+base64, as GOSUMDB takes it",
    },
    "log-signature": {
      message: "The tree head of the checksum database {log} is not signed by its key (rule {rule}).",
      next: "do not use these files; fetch them again from another source",
    },
    "log-record": {
      message: "The checksum database's answer for {module} does not hold what it must (rule {rule}).",
      next: "do not use these files; fetch them again from another source",
    },
    "log-proof": {
      message: "{what} is not part of the checksum database's signed tree of {size} records.",
      next: "do not use these files; fetch them again from another source",
    },
    "log-missing": {
      message: "The checksum database carried in the bundle lacks {path}.",
      next: "make the bundle again; this one cannot prove its contents",
    },
    "log-mismatch": {
      message: "{component}: the bundle states {want}, the checksum database recorded {got}.",
      next: "do not use this bundle, and ask its maker where these bytes came from",
    },
    "log-forked": {
      message:
        "The checksum database {log} has two histories: of its trees of {held} and {come} records neither is the beginning of the other.",
      next: "trust neither until you know where they came from: one of them was made to deceive somebody",
    },
    "head-not-ours": {
      message:
        "The tree of {size} records that {from} names is not the beginning of {log}, which now has {ours}.",
      next: "find out where that head came from: it is of another database, or somebody was shown another history",
    },
    "log-unlinked": {
      message:
        "The bundle does not show that its tree of {come} records of {log} goes on from the one of {held} that users of this host have seen.",
      next: "Keep what `gobundle status --json` prints here in a file, and make the bundle again with `--heads` and that file.",
    },
    "zip-format": {
      message: "A zip file in it does not mean the same to every reader (rule {rule}).",
      next: "make the bundle again from a source that is whole",
    },
    "zip-entry": {
      message: "The zip entry {name} is damaged or ambiguous (rule {rule}).",
      next: "make the bundle again from a source that is whole",
    },
    "entry-path": {
      message: "The name {name} may not be unpacked (rule {rule}).",
      next: "do not use this bundle; its contents would not be safe on disk",
    },
    "module-zip": {
      message: "The zip of {module} breaks the rules of Go modules at {name} (rule {rule}).",
      next: "do not use this bundle; the go command would refuse the module",
    },
    "toolchain-content": {
      message: "The Go distribution {name} does not hold what one must (rule {rule}).",
      next: "make the bundle again from another source",
    },
    "archive-format": {
      message: "The archive {name} is damaged or not a plain Go distribution (rule {rule}).",
      next: "make the bundle again from another source",
    },
    "tree-path": {
      message: "{name} is no file of a module proxy tree.",
      next: "make the bundle again",
    },
  },
  verbs: {},
  words: {},
} as const;
