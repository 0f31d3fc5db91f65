/** Why a host cannot take what was asked for; nothing has changed. */
export const hostRefusals = {
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
  "mount-inside": {
    message: "{path} is a mount of its own: an installation lies on one filesystem.",
    next: "Mount that filesystem at {root} as a whole, or choose another --root.",
  },
  "environment-acts": {
    message: "What acts on this program came back into its environment after a clean start: {names}.",
    next: "Look into /etc/ld.so.preload, and unset GOBUNDLE_STARTED_ANEW.",
  },
  "not-root": {
    message: "Only root can change {root}.",
    next: "Run the same command with sudo, or with --root in a folder of your own.",
  },
  "nothing-older": { message: "There is no older good release to go back to.", next: "gobundle status" },
  "pre-script-failed": {
    message: "The script {script} refused ({how}): {output}",
    next: "Cure what it says and run the command again; apply and uninstall take --no-scripts.",
  },
  "release-conflict": {
    message: "{what} is in the bundles {bundles}, with different content.",
    next: "gobundle uninstall NAME for one of them.",
  },
} as const;
