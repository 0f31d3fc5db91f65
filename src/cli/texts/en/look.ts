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
    "floor-here": {
      message:
        "apply would refuse it on this host, which has accepted {name} {floor}; this one is {sequence}.",
      next: "gobundle rollback, to go back to an older release of this host",
    },
    "from-other-name": {
      message: "The two are bundles of different names: {name} is compared with {from}.",
      next: "gobundle inspect NEW --from OLD",
    },
    "floor-under": {
      message:
        "{name} has sequence {sequence}, and this host has accepted {floor}: an older bundle is not taken.",
      next: "gobundle rollback, to go back to an older release of this host; to take an older bundle, ask for a signed permit: --permit",
    },
    "tree-mismatch": {
      message: "{component} unpacks to {got}, and {want} was signed.",
      next: "do not use this bundle, and ask its maker how it was made",
    },
    "time-malformed": {
      message: "{given} is no time; --at takes one like 2026-11-21T12:00:00Z, in UTC.",
      next: "gobundle verify --at $(date -u +%Y-%m-%dT%H:%M:%SZ) FILE",
    },
  },
  verbs: {
    verify: {
      summary: "check the signature, every byte and the log proofs of a bundle",
      example: "gobundle verify app-1.gobundle",
      more: "Nothing is changed. MEDIA is a file, a folder, or - for standard input.",
      options: {
        deep: "also inflate every zip and archive and recompute what Go's own digests say",
        at: "judge certificates at this time (2026-11-21T12:00:00Z), where the clock is doubtful",
        permit: "judge as apply does with this signed permit",
      },
    },
    inspect: {
      summary: "show what is in a bundle, and whether it can be relied on",
      example: "gobundle inspect app-1.gobundle",
      more: "VERIFIED or NOT VERIFIED comes first; the latter ends with status 3.",
      options: {
        sheet: "print the transfer sheet: one page to compare and to sign",
        howToVerify: "print the commands that check this bundle without gobundle",
        deep: "also inflate every zip and archive and recompute what Go's own digests say",
        at: "judge certificates at this time (2026-11-21T12:00:00Z), where the clock is doubtful",
        from: "show what it adds, drops and changes, compared with this older bundle",
      },
    },
  },
  words: {
    "verify.good": "VERIFIED  {name} {sequence}: the signature and all {members} members are right.",
    "verify.identity": "  identity   {identity}",
    "look.revocations": "Revoked certificates: carries list {number} of its root.",
    "look.signer": "  signer     {subject} ({fingerprint})",
    "look.log": "  log        {records} records proven in {log}",
    "inspect.verified": "VERIFIED",
    "inspect.refused": "NOT VERIFIED ({id}): {message}",
    "inspect.claims": "What follows is only what the bundle says of itself.",
    "inspect.head": "{name} {sequence}, made {created} for {targets}",
    "inspect.proof.namespace": "  proof      built offline, in a network namespace: {runs}",
    "inspect.proof.weak": "  proof      WEAK, built without a network namespace: {runs}",
    "inspect.proof.none": "  proof      NONE: nobody built this offline",
    "inspect.toolchain": "  toolchain  {id}, {bytes}, {goH1} ({evidence})",
    "inspect.evidence": "published sum: {published}; OpenPGP: {openpgp}; checksum database: {log}",
    "inspect.evidence.held": "held",
    "inspect.evidence.key": "held, key {key}",
    "inspect.evidence.log": "held, record {record} of {log}",
    "inspect.evidence.none": "not available",
    "inspect.modules":
      "  modules    {count} versions, {bytes}; {logged} in a checksum database, {private} in none",
    "inspect.app": "  app        {id}, {members} files, {bytes}, module {module}",
    "inspect.tool": "  tool       {id}: {package} {version}, built with Go {go}, {bytes}",
    "inspect.vulndb": "  vulndb     {members} files of {modified}, {bytes}",
    "inspect.script": "  script     {id}, {bytes}, sha256 {sha256}",
    "inspect.file": "  file       {id}, {bytes}, sha256 {sha256}",
    "inspect.installer": "  installer  {id} {version}, {bytes}; unpacked {size} bytes, sha256 {sha256}",
    "inspect.total": "  total      {members} members, {bytes}",
    "changes.head": "Compared with {name} {sequence}:",
    "changes.older": "The older bundle:",
    "changes.none": "  nothing but its number, its time or its signature",
    "changes.added": "  + {kind}  {name}",
    "changes.dropped": "  - {kind}  {name}",
    "changes.changed": "  ~ {kind}  {name}  {from} -> {to}",
    "changes.toolchains": "toolchain",
    "changes.modules": "module",
    "changes.tools": "tool",
    "changes.programs": "program",
    "changes.apps": "app",
    "changes.scripts": "script",
    "changes.files": "file",
    "changes.installers": "installer",
    "changes.signers": "signer",
    "changes.members": "  {added} members are new, {bytes}; {unchanged} are in both",
    "changes.size": "  all members: {from} -> {to}",
    "sheet.title": "TRANSFER SHEET",
    "sheet.bundle": "Bundle              {name} {sequence}",
    "sheet.created": "Made                {created}",
    "sheet.targets": "For                 {targets}",
    "sheet.identity": "Identity            {identity}",
    "sheet.identity-note": "                    (sha256sum of manifest.json)",
    "sheet.file": "File                {name}, {size} bytes",
    "sheet.file-sum": "SHA-256 of the file {sha256}",
    "sheet.signer": "Signed by           {subject}",
    "sheet.fingerprint": "  its certificate   {fingerprint}",
    "sheet.anchor": "  trust anchor      {anchor}",
    "sheet.unsigned": "Signed by           NOT VERIFIED",
    "sheet.contents": "Contents",
    "sheet.kind": "  {kind}: {items}",
    "sheet.installer": "Installer           {id} {version}, {size} bytes",
    "sheet.installer-sum": "  SHA-256 unpacked  {sha256}",
    "sheet.compare":
      "Before the installer is run for the first time, compare its SHA-256 with the figure above.",
    "sheet.released":
      "Released by   name ____________________  date ____________  signature ____________________",
    "sheet.carried":
      "Carried by    name ____________________  date ____________  signature ____________________",
    "sheet.received":
      "Received by   name ____________________  date ____________  signature ____________________",
    "guide.names":
      "The bundle, and the trust anchor that reached you by another way. Any command that fails: do not use the bundle.",
    "guide.head": "Take out the two head files and nothing else.",
    "guide.signature":
      "The signature must hold. Where the clock is doubtful, add -attime with seconds since 1970.",
    "guide.signer": "Who signed: it must be the signer that you expect, with the purpose Code Signing.",
    "guide.revoked":
      "Where the bundle carries a list of revoked certificates, it must be the stated one, signed by the root itself, and the signer must not be on it.",
    "guide.list": "The bundle must hold exactly the signed list: nothing more, nothing twice.",
    "guide.unpack": "Only now unpack it; there must be plain files and folders only.",
    "guide.sums": "The list of sums must be the signed one, and every file must be as it says.",
  },
} as const;
