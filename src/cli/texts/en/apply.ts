export const apply = {
  faults: {
    "clock-behind": {
      message: "This host's clock says {now}, but the bundle was made at {created}.",
      next: "Set the clock of this host.",
    },
    "other-go": {
      message: "{who} will get {path} and not the Go of this installation.",
      next: "Remove that Go, or use the full path {ours}.",
    },
    "setting-overrides": {
      message: "{file} sets {setting}, which overrides what this installation sets.",
      next: "Remove that line from {file}.",
    },
    "go-elsewhere": { message: "Another Go stands at {path}.", next: "Remove it if nothing needs it." },
    "link-in-the-way": {
      message: "{path} was left as it is, because something that is not ours stands there.",
      next: "Use {ours}, or remove {path} and apply again.",
    },
    "drift-current": {
      message:
        "The link current was moved by hand: it leads to release {found}, the last accepted one is {expected}.",
      next: "gobundle rollback --to {expected}",
    },
    "drift-tree": {
      message: "Installed files are not what was signed: {what}.",
      next: "Apply the bundle again from its media after moving that tree away.",
    },
    recovered: { message: "An earlier run ({verb}) was cut off; what it left has been {how}." },
    "script-unknown": {
      message:
        "The script {script} was running when an earlier run was cut off; whether it ended is not known.",
      next: "Check what {script} does, then apply again: install scripts must be safe to run twice.",
    },
    residue: {
      message: "Files that apply did not put there were left: {paths}.",
      next: "Look at them, and remove them if nothing needs them.",
    },
    "script-ignored": { message: "The script {script} failed and was passed over: {output}" },
    "signer-outlived": {
      message: "The certificate of {subject} is no longer valid since {since}; what is installed stays.",
      next: "Ask for a bundle with a newer signer.",
    },
    pending: {
      message: "An earlier run ({verb}) was cut off and is not yet finished or undone.",
      next: "gobundle recover",
    },
    "manifest-drift": {
      message: "The stored manifest of {name} in release {release} is not the one that was accepted.",
      next: "Apply the bundle again from its media.",
    },
    "host-io": {
      message: "{path} cannot be read or written: {reason}",
      next: "Cure that and run the same command again.",
    },
    "root-invalid": {
      message: "{root} cannot be an installation: {rule}.",
      next: "gobundle apply --root /opt/gobundle",
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
      message: "Another bundle {name} with the number {sequence} was accepted before.",
      next: "Have the bundle made again with a higher --sequence.",
    },
    "policy-scripts": {
      message: "The policy of this host forbids install scripts, and the bundle has {scripts}.",
      next: "gobundle apply --no-scripts",
    },
    "policy-proof": {
      message:
        "The policy of this host asks for an offline proof of strength {want}, and the bundle's is {found}.",
      next: "Have the bundle made again with a full proof.",
    },
    "installer-mismatch": {
      message: "The installer {member} does not unpack to the signed program.",
      next: "Have the bundle made again.",
    },
    "host-not-ready": {
      message: "This host cannot take the bundle, for {count} reasons.",
      next: "Cure them and run the same command again.",
    },
    "host-architecture": {
      message: "The bundle is for {wanted}, this host is {target}.",
      next: "Have a bundle made with --target {target}.",
    },
    "host-kernel": {
      message: "The kernel is {kernel}; Go needs {least} or newer.",
      next: "Update the kernel of this host.",
    },
    "host-libraries": {
      message: "The program needs {wanted}, this host has {found}.",
      next: "Install it from the host's own distribution.",
    },
    "no-room": {
      message: "{path} has {free} bytes free, {need} are needed.",
      next: "Make room, or remove old releases with: gobundle prune",
    },
    "no-inodes": {
      message: "{path} has {free} inodes free, {need} are needed.",
      next: "Make room, or remove old releases with: gobundle prune",
    },
    "not-writable": {
      message: "{path} cannot be written to by this user.",
      next: "Run the same command as root, or with --root in a folder of your own.",
    },
    "mount-noexec": {
      message: "{path} is on a filesystem that is mounted noexec, so no Go could run there.",
      next: "Mount it with exec, or choose another --root.",
    },
    "mount-read-only": {
      message: "{path} is on a filesystem that is mounted read-only.",
      next: "Mount it read-write, or choose another --root.",
    },
    "foreign-in-the-way": {
      message: "{path} is in the way: {found}, and gobundle did not make it.",
      next: "Move it away, or choose another --root.",
    },
    "parent-unsafe": {
      message: "Others can write to {path}, a folder above the installation or in it.",
      next: "chmod go-w {path}, or choose another --root.",
    },
    "not-root": {
      message: "Only root can change {root}.",
      next: "Run the same command with sudo, or with --root in a folder of your own.",
    },
    "nothing-older": { message: "There is no older good release to go back to.", next: "gobundle status" },
    "pre-script-failed": {
      message: "The script {script} refused ({how}): {output}",
      next: "Cure what it says, or leave scripts out with --no-scripts.",
    },
    "release-conflict": {
      message: "{what} is in the bundles {bundles}, with different content.",
      next: "gobundle uninstall NAME for one of them.",
    },
    "check-failed": {
      message: "The new release does not work on this host: {what} ended with {how}: {output}",
      next: "gobundle status",
    },
    "script-failed": {
      message: "The script {script} failed ({how}): {output}",
      next: "Cure what it says and apply again.",
    },
    "proof-differs": {
      message: "{package} builds to {found} here; the signed proof says {want}.",
      next: "Look at what differs on this host before using the bundle.",
    },
    "change-undone": {
      message: "The change failed and was undone: {reason}",
      next: "Cure that and run the same command again.",
    },
    "undo-failed": {
      message: "The change failed ({reason}) and could not be undone: {undo}",
      next: "Cure the second, then: gobundle recover",
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
    "lock-held": {
      message: "Another run (process {pid}) is changing {root}.",
      next: "Wait until it has ended, then run the same command again.",
    },
  },
  verbs: {},
  words: {},
} as const;
