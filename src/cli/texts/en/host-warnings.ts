/** What is told of a host and stops nothing. */
export const hostWarnings = {
  "compiler-missing": {
    message: "App {app} needs a C compiler to build, and this host has no gcc or clang.",
    next: "Install gcc and the C library's headers from the distribution's own packages.",
  },
  "clock-behind": {
    message: "This host's clock says {now}, but the bundle was made at {created}.",
    next: "Set the clock of this host.",
  },
  "other-go": {
    message: "The go that comes first for {who} is {path}, not that of this installation.",
    next: "{cure}",
  },
  "setting-overrides": {
    message: "{file} sets {setting}, which overrides what this installation sets.",
    next: "{cure}",
  },
  "go-elsewhere": {
    message: "Another Go stands at {path}; it gets in the way where that folder comes first on PATH.",
    next: "{cure}",
  },
  "flag-mod": {
    message:
      "{file} sets GOFLAGS with -mod={mod}: no command works in a workspace, and vendor/ may be passed over.",
    next: "{cure}",
  },
  "no-home": {
    message: "{who} runs go without a home folder, so that go has no place for its caches.",
    next: "{cure}",
  },
  "foreign-head": {
    message:
      "{user} has used the checksum database {log} elsewhere: it knows a tree of {records} records, which the tree of {served} served here cannot be linked with.",
    next: "{cure}",
  },
  "vendor-stale": {
    message: "vendor/ of {app} does not match its go.mod: {modules}.",
    next: "{cure}",
  },
  "goproxy-differs": {
    message: "The live release gets modules from {live}, but this host is to get them from {kept}.",
    next: "{cure}",
  },
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
    message: "What is installed is not what was signed and accepted: {what}.",
    next: "gobundle uninstall, then gobundle apply MEDIA",
  },
  recovered: { message: "An earlier run ({verb}) was cut off: {how}." },
  "script-unknown": {
    message:
      "The script {script} was running when an earlier run was cut off; whether it ended is not known.",
    next: "Check what {script} does, then apply again: install scripts must be safe to run twice.",
  },
  residue: {
    message: "Files that apply did not put there were left: {paths}.",
    next: "Look at them, and remove them if nothing needs them.",
  },
  "signer-outlived": {
    message: "The certificate of {subject} is no longer valid since {since}; what is installed stays.",
    next: "Ask for a bundle with a newer signer.",
  },
  pending: {
    message: "An earlier run was cut off and is not yet finished or undone.",
    next: "gobundle recover",
  },
  "audit-unwritten": {
    message: "The audit log {path} cannot be written: {reason}",
    next: "What was done stays done; make the log writable before the next change.",
  },
  "release-kept": {
    message: "Release {release} stays: these files in it are not of the release: {paths}.",
    next: "Move them elsewhere and run gobundle prune again.",
  },
} as const;
