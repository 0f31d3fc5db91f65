export const create = {
  faults: {
    "tool-unknown": {
      message: "There is no tool {tool}: {reason}",
      next: "Check the import path and the version, for example with `go list -m -versions MODULE`.",
    },
    "tool-not-main": {
      message: "{tool} is no program: {reason}",
      next: "Name the import path of a main package, for example golang.org/x/tools/cmd/goimports.",
    },
    "tool-replaces": {
      message:
        "{tool} cannot be installed by its version: its go.mod has `replace` or `exclude` lines, which only its own folder obeys.",
      next: "Name a version without them, or carry the tool's source as an app: --vendor DIR.",
    },
    "tool-name-clash": {
      message: "The program of {tool} would be called {program}, and that name is taken (by {other}).",
      next: "Leave one of the two out, or carry it in a bundle of its own.",
    },
    "vulndb-invalid": {
      message: "This is no database for govulncheck: {name}: {reason}.",
      next: "Fetch vulndb.zip from the address in govulncheck's documentation again, and name it or its unpacked folder.",
    },
    "go-version-unknown": {
      message: "There is no Go {version}; nearest: {nearest}.",
      next: "gobundle create --go {suggestion} …",
    },
    "go-version-missing": {
      message: "No Go version was named.",
      next: "gobundle create --go 1.21.5 --vendor ./app",
    },
    "target-unknown": {
      message: "{target} is not a target that a bundle can be made for.",
      next: "Use linux/amd64 or linux/arm64.",
    },
    "file-missing": {
      message: "{path}, named by {option}, does not exist or is not a {kind}.",
      next: "Check the path and run the command again.",
    },
    "app-no-go-mod": {
      message: "{dir} has no go.mod, so it is not a Go module.",
      next: "Name the folder that holds go.mod, or make one with `go mod init` there.",
    },
    "app-needs-go": {
      message: "App {app} needs Go {needs} ({line} in {file}); its Go on the host would be one of {have}.",
      next: "gobundle create --go {needs} …  (the first --go is the host's default; from 1.21 on Go switches to the others by itself)",
    },
    "app-replace-outside": {
      message: "App {app}: a file in {file} names the folder {path} by its place on this machine.",
      next: "Write it relative to the file (`../…`): then it is carried, and found on the other side.",
    },
    "app-name-twice": {
      message: "Two apps have the name {name}: {first} and {second}.",
      next: "Rename one of the two folders, or make two bundles.",
    },
    "app-link-outside": {
      message: "In app {app}, the link {link} points outside the app ({points}).",
      next: "Replace the link by a copy of what it points to, or leave it out with --exclude {link}.",
    },
    "app-too-many-files": {
      message: "App {app} has more than {most} files, links followed; {path} is one too many.",
      next: "Leave some out with --exclude, above all links to folders.",
    },
    "app-file-kind": {
      message: "In app {app}, {path} is not a regular file.",
      next: "Remove it, or leave it out with --exclude {path}.",
    },
    "app-name-invalid": {
      message: "{name} cannot be the name of an app: letters, digits, `.`, `_`, `-` and `+` only.",
      next: "Rename the folder {dir}.",
    },
    "output-exists": {
      message: "{path} exists already and holds something else.",
      next: "Give another name with -o, or move the old file away.",
    },
    "output-folder-missing": { message: "The folder {path} does not exist.", next: "mkdir -p {path}" },
    "signer-missing": { message: "There is no signing key ({path}).", next: "gobundle keys new" },
    "name-invalid": {
      message:
        "{name} cannot be the name of a bundle: only a to z, 0 to 9, `.`, `_` and `-`, beginning with a letter or digit.",
      next: "Give another one with --name.",
    },
    "option-invalid": { message: "{option} does not take {value}: {reason}.", next: "gobundle help create" },
    "heads-invalid": {
      message: "{path} names no heads of checksum databases.",
      next: "Give what `gobundle status --json` printed on a host, or a list of such documents.",
    },
    "recipe-invalid": {
      message: "The recipe {path} cannot be used: {problems}.",
      next: "Correct the file; its fields are the long option names of `gobundle create`.",
    },
  },
  verbs: {
    create: {
      summary: "make one signed bundle of Go, modules and apps",
      example: "gobundle create --go 1.21.5 --vendor ./app",
      options: {
        go: "a Go version to carry: 1.21.5, or 1.21 for its newest patch; the first is the default",
        vendor: "a module whose source and dependencies are carried",
        modules:
          "modules to carry without an app: a folder for all that its module needs, or a module version",
        packages: "what must build offline (default ./...)",
        tags: "build tags for it, separated by commas",
        include: "files to carry although git ignores them or they look like secrets",
        exclude: "files of the app to leave out",
        tool: "a Go program to carry, built for each target: PACKAGE@VERSION, as `go install` takes it",
        vulndb: "the database of govulncheck: vulndb.zip, or a folder with its files",
        script:
          "an install script: pre-apply, post-apply, health, pre-rollback, post-rollback or post-uninstall",
        file: "a plain file, put under current/files/DEST",
        target: "where the bundle will be applied (default linux/ and this machine's architecture)",
        recipe: "a gobundle.yaml with long option names as keys",
        output: "where the bundle goes (default ./<name>-<sequence>.gobundle)",
        format: "one file, or a folder",
        name: "the bundle's name (default: the app's)",
        sequence: "the bundle's number (default: one more than the newest)",
        heads:
          "what `gobundle status --json` says on hosts that get the bundle: its checksum database goes on from theirs",
        previous: "the newest bundle of this name, made elsewhere",
        revocations: "the list of revoked certificates to carry (default: the one of `keys revoke`)",
        validUntil:
          "the last day (2027-01-31) or second, in UTC, at which a host takes the bundle; hosts warn before",
        key: "the signing key (default: that of `keys new`)",
        cert: "its certificate",
        chain: "certificates between it and the trust anchor",
        passphraseFile: "a file whose first line opens the key",
        prove: "leave the offline proof out",
        allowWeakProof: "accept a proof without a network namespace",
        proveTests: "run the app's tests offline as well",
        installer: "leave the installers out",
        installerDir: "where the installers are (default: beside this program)",
        source: "where Go comes from: page, mirror, proxy or a folder",
        goMirror: "a mirror of the download page's files; proof comes from elsewhere",
        jobs: "parallel downloads (default 8)",
        cache: "where downloads are kept (default ~/.cache/gobundle)",
        offline: "use the cache only",
        dryRun: "show the plan and sizes; write nothing",
      },
    },
    __offline: {
      summary: "run a command after showing that there is no network",
      example: "gobundle __offline go build ./...",
      options: {},
    },
  },
  words: {
    "create.make-keys": "There is no signing key in {path}. Make one now?",
    "create.done": "{file}: {name} {sequence}, {bytes} bytes, identity {identity}",
    "create.unchanged": "{file}: nothing changed, identity {identity}",
    "create.planned": "Would write {file}: {name} {sequence}, about {bytes} bytes; components: {components}",
    "create.need": "App {app}: Go {go}, for `{line}` in its {file}",
    "create.need.module": "App {app}: Go {go}, for `{line}` in the {file} of {module}",
    "create.need.tool": "Tool {tool}: Go {go}, for `{line}` in its {file}",
  },
} as const;
