export const apply = {
  faults: {
    "purge-with-others": {
      message: "--purge takes all trust away, and other bundles stay installed: {names}.",
      next: "Leave out --purge, or leave out the names to uninstall everything.",
    },
    "host-io": {
      message: "{path} cannot be read or written: {reason}",
      next: "Cure that and run the same command again.",
    },
    "root-invalid": {
      message: "{root} cannot be an installation: {rule}.",
      next: "gobundle apply --root /opt/gobundle",
    },
    "goproxy-invalid": {
      message: "The address of --goproxy cannot be taken: {rule}.",
      next: "gobundle apply --goproxy https://goproxy.example",
    },
    "several-bundles": { message: "More than one bundle is here: {found}.", next: "gobundle apply {first}" },
    "bundle-not-found": { message: "No bundle was found in {folders}.", next: "gobundle apply FILE" },
    "bundle-not-installed": {
      message: "No bundle named {name} is installed; installed are: {installed}.",
      next: "gobundle status",
    },
    "release-unknown": {
      message: "There is no release {release}; there are: {releases}.",
      next: "gobundle status",
    },
    "nothing-live": {
      message: "There is no release live under {root}, so there is nothing to put on PATH.",
      next: "gobundle apply",
    },
    "module-conflict": {
      message: "{module} has another content here than in the bundle {other} that is installed.",
      next: "gobundle uninstall {other}",
    },
    "go-h1-mismatch": {
      message: "{component} is not what Go's checksum database records: {found} instead of {want}.",
      next: "Have the bundle made again from a source that can be proven.",
    },
    "same-sequence": {
      message:
        "Another bundle {name} with the number {sequence} was accepted before: {accepted}, and this is {found}.",
      next: "Ask the people who sign why there are two; have the right one made again with a higher --sequence.",
    },
    "installer-mismatch": {
      message: "The installer {member} does not unpack to the signed program.",
      next: "Have the bundle made again.",
    },
    "check-failed": {
      message: "The new release does not work on this host: {what} ended with {how}: {output}",
      next: "gobundle status",
    },
    "script-failed": {
      message: "The script {script} failed ({how}): {output}",
      next: "Cure what it says and run the command again; apply and uninstall take --no-scripts.",
    },
    "proof-differs": {
      message: "{package} builds to {found} here; the signed proof says {want}.",
      next: "Look at what differs on this host before using the bundle.",
    },
    "change-undone": {
      message: "The change failed and was undone.",
      next: "Cure that and run the same command again.",
    },
    "undo-failed": {
      message: "The change failed and could not be undone.",
      next: "Cure the last reason, then: gobundle recover",
    },
    "store-conflict": {
      message: "{path} is not what the journal says: {found}.",
      next: "Put it right by hand, then: gobundle recover",
    },
    "journal-damaged": {
      message: "The journal cannot be relied on: line {line}, {rule}.",
      next: "Look at {path}; when the installation is whole, remove that file and run: gobundle doctor",
    },
    "state-damaged": {
      message: "{path} cannot be relied on: {rule}.",
      next: "Restore it, or apply the bundle into another --root.",
    },
    "trees-lost": {
      message:
        "What this bundle brings is in the store again, but of {bundles} this is still missing: {what}.",
      next: "Apply {bundles} again: gobundle apply MEDIA",
    },
    "lock-held": {
      message: "Another run (process {pid}) is changing {root}.",
      next: "Wait until it has ended, then run the same command again.",
    },
  },
  verbs: {
    apply: {
      summary: "install a bundle: check it, unpack it, make it live, or go back",
      example: "gobundle apply app-1.gobundle",
      more: "Without MEDIA: the one bundle in the current folder, else at the top of a mounted stick. A path of - reads from standard input. Several bundles are applied in turn.",
      options: {
        prove: "also build the carried app and compare it with the signed proof",
        scripts: "leave install scripts out",
        permit: "a signed permit of the connected side, which lets an older bundle, or one past its time, in",
        goproxy:
          "get modules from this server of the zone, now and after upgrades; file: from the carried tree again",
        integrate: "also make links in /usr/local/bin and a profile file, with another --root",
      },
    },
    rollback: {
      summary: "make an older release live again",
      example: "gobundle rollback",
      more: "Without --to: the newest good older release that holds other bundles than the live one; again goes further back.",
      options: { to: "the number of the release, as status shows it" },
    },
    status: {
      summary: "show what is live, since when, and what can be gone back to",
      example: "gobundle status",
      options: {},
    },
    doctor: {
      summary: "compare what is installed with what was signed, and look for what gets in its way",
      example: "gobundle doctor",
      options: {},
    },
    recover: {
      summary: "finish or undo what a run that was cut off left behind",
      example: "gobundle recover",
      more: "Every command that changes something does this first by itself.",
      options: {},
    },
    uninstall: {
      summary: "take bundles, or everything, off this host",
      example: "gobundle uninstall",
      more: "Without NAME everything goes that apply ever put here. Files of others stay and are named.",
      options: {
        purge: "also remove trust anchors, floors and the audit log",
        scripts: "leave install scripts out",
      },
    },
    prune: {
      summary: "remove old releases and the trees that only they used",
      example: "gobundle prune",
      options: { keep: "how many good releases stay, the live one among them (default: 2)" },
    },
    env: {
      summary: "print the lines that put the live release on PATH",
      example: 'eval "$(gobundle env)"',
      options: { shell: "the shell that reads them (default: sh)" },
    },
  },
  words: {
    "plan.would": "This would be done:",
    "plan.nothing": "Nothing would change.",
    "apply.done": "{name} {sequence} is live as release {release}.",
    "apply.already": "{name} {sequence} is live already, in release {release}; nothing was changed.",
    "apply.go": "Go {go} is in {path}.",
    "rollback.done": "Release {release} is live again, in place of {previous}.",
    "rollback.already": "Release {release} is live already; nothing was changed.",
    "status.none": "No release is live under {root}.",
    "status.live": "Release {release} is live under {root} since {since}:",
    "status.bundle": "  {name} {sequence}  {identity}",
    "status.signer": "    signed by {subject}, valid until {notAfter}",
    "status.release": "Release {release} of {made}: {bundles}",
    "status.head": "Checksum database {log}: {size} records, {hash}",
    "status.revocations":
      "Revoked certificates: list {number} of {issued}, {count} entries, of the root {anchor}",
    "status.goproxy": "Modules come from {url}",
    "status.rollback": "gobundle rollback would go back to release {release}.",
    "status.no-rollback": "There is no older release to go back to.",
    "doctor.healthy": "{trees} trees are installed as they were signed.",
    "doctor.drift": "What is installed is not what was accepted; see the warnings.",
    "recover.would": "A run that was cut off would be finished or undone.",
    "recover.none": "No run was cut off.",
    "recover.done": "A run that was cut off ({verb}): {how}.",
    "uninstall.all": "Everything that apply put here was removed.",
    "uninstall.some": "Release {release} is live without the named bundles.",
    "uninstall.nothing": "Nothing is installed here.",
    "uninstall.kept": "The audit log stays: {path} (--purge removes it).",
    "prune.done": "Releases removed: {releases}; trees removed: {trees}.",
    "prune.nothing": "Nothing was too old to keep.",
  },
} as const;
