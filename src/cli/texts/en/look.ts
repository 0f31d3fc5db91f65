export const look = {
  faults: {
    "folder-ignored": {
      message: "These files of an operating system lie beside the bundle and were not opened: {names}.",
    },
    "media-read": {
      message: "{path} cannot be read: {reason}.",
      next: "copy the bundle to this machine's disk and run the same command on the copy",
    },
    "staging-write": {
      message: "{path} cannot be written: {reason}.",
      next: "make room with `gobundle prune`, check the disk, and run the same command again",
    },
    "worker-lost": {
      message: "A worker thread ended in the middle of its work: {reason}.",
      next: "run the same command again; if it happens twice, check the machine's memory",
    },
    "file-read": {
      message: "{path} cannot be read: {reason}.",
      next: "check the file and its permissions, and run the same command again",
    },
    "media-missing": {
      message: "There is no {path}.",
      next: "give the bundle's path; `ls` shows what is there",
    },
    "media-kind": {
      message: "{path} is a {kind}; a bundle is a file, a folder, or `-` for standard input.",
      next: "give the bundle file, or pipe it: cat FILE | gobundle verify -",
    },
    "not-a-bundle": {
      message: "{path} is not a bundle ({rule}).",
      next: "give the .gobundle file, or the folder that holds manifest.json and manifest.p7s",
    },
    "bundle-truncated": {
      message: "{path} ends too early: {want} bytes were signed for, {got} are there.",
      next: "copy the bundle again from the medium, or carry it again",
    },
    "member-digest": {
      message: "{member} is not what was signed: its SHA-256 should be {want} and is {got}.",
      next: "do not use this copy; carry the bundle again",
    },
    "member-missing": {
      message: "{member} is in the signed list and not in {path}.",
      next: "do not use this copy; carry the bundle again",
    },
    "member-extra": {
      message: "{member} is in {path} and not in the signed list.",
      next: "do not use this copy; carry the bundle again",
    },
    "member-order": {
      message: "{member} stands in {path} where {want} belongs.",
      next: "do not use this copy; carry the bundle again",
    },
    "member-repeated": {
      message: "{member} is in {path} more than once.",
      next: "do not use this copy; carry the bundle again",
    },
    "bundle-trailing": {
      message: "{path} goes on after the end of the bundle: {want} bytes were signed for, {got} are there.",
      next: "do not use this copy; carry the bundle again",
    },
    "header-odd": {
      message: "The archive header of {member} in {path} is not the one that belongs to the signed list.",
      next: "do not use this copy; carry the bundle again",
    },
    "padding-odd": {
      message: "{path} holds bytes other than zero behind {member}, where nothing belongs.",
      next: "do not use this copy; carry the bundle again",
    },
    "tree-not-plain": {
      message: "{path} is a {kind}; only plain files and folders belong here.",
      next: "remove it, or get the folder again from its source",
    },
    "identity-mismatch": {
      message: "This is another bundle: its identity is {got}, and {want} was asked for.",
      next: "find the bundle with that identity, or check the figure on the transfer sheet",
    },
    "floor-under": {
      message:
        "{name} has sequence {sequence}, and this host has accepted {floor}: an older bundle is not taken.",
      next: "gobundle rollback, to go back to an older release of this host",
    },
    "tree-mismatch": {
      message: "{component} unpacks to {got}, and {want} was signed.",
      next: "do not use this bundle, and ask its maker how it was made",
    },
    "not-verified": {
      message: "{path} is NOT VERIFIED: {reason}. Nothing shown about it can be relied on.",
      next: "gobundle verify {path}, for the reason",
    },
  },
  verbs: {},
  words: {},
} as const;
