export const create = {
  faults: {
    "disk-full": {
      message: "No room is left on the disk while writing {path} ({reason}).",
      next: "Free some space, or give another folder with -o, --cache or TMPDIR.",
    },
    "disk-failed": {
      message: "The disk refused {path}: {reason}.",
      next: "Check the path and its permissions, then run the same command again.",
    },
    "network-failed": {
      message: "{url} could not be fetched: {reason}.",
      next: "Check the network and HTTPS_PROXY, then run the same command again: finished downloads are kept.",
    },
    "no-source": {
      message: "No source gave {what} with proof; tried: {tried}.",
      next: "Check the network, or name a folder that holds the distribution: --source DIR.",
    },
    "published-mismatch": {
      message: "{what} is not what the download page publishes: {got} instead of {want}.",
      next: "Do not use this source; try another one with --source or --go-mirror.",
    },
    "recorded-mismatch": {
      message: "{what} is not what the checksum database recorded: {got} instead of {want}.",
      next: "Do not use this source; try another one with --source or --go-mirror.",
    },
    "source-mismatch": {
      message: "{what} is not what its publisher recorded: {got} instead of {want}.",
      next: "Do not use this source; try another one with --source or --go-mirror.",
    },
    "offline-missing": {
      message: "{what} is not in the cache, and --offline allows nothing else.",
      next: "Run the same command once without --offline.",
    },
    "module-mismatch": {
      message: "Module {module} is not what {against} records: {got} instead of {want}.",
      next: "Do not ship it: find out why with `go mod verify` in the app's folder.",
    },
    "app-does-not-build": {
      message: "App {app} does not build offline from {form} with Go {go} for {target}: {reason}",
      next: "Make `go build {packages}` work in the app's folder first, then create again.",
    },
    "test-fetches": {
      message: "Tests of app {app} ask for what is not carried: {tests} ({wanted}): {reason}",
      next: "Carry the modules that they fetch with --modules MODULE@VERSION, or leave --prove-tests out.",
    },
    "tree-incomplete": {
      message: "The module tree of app {app} is not complete: `go {command}` fails offline: {reason}",
      next: "Run `go mod tidy` in the app's folder, commit go.mod and go.sum, then create again; or carry what is missing with --modules.",
    },
    "private-unreachable": {
      message:
        "Private module {module}, which {app} needs, could not be fetched from where it is kept (it matches GOPRIVATE or GONOPROXY, so no proxy was asked): {reason}",
      next: "Make `go mod download` fetch it for this user first: ~/.netrc, GOAUTH, git's credential.helper or insteadOf, an ssh agent; then create again.",
    },
    "go-failed": {
      message: "`go {command}` failed for app {app}: {reason}",
      next: "Make that command work in the app's folder first, then create again.",
    },
    "go-sum-stale": {
      message: "The go.sum of app {app} is missing lines or out of date: {reason}",
      next: "Run `go mod tidy` in {dir}, then create again.",
    },
    "no-namespace": {
      message: "This machine cannot give a network namespace, so the offline proof cannot be made.",
      next: "Install util-linux (unshare) or run as root; or accept a weaker proof with --allow-weak-proof.",
    },
    "not-offline": {
      message: "The proof's namespace still has a network: {reason}.",
      next: "Report this machine's kernel and container settings; nothing was signed.",
    },
    "cross-go-missing": {
      message: "The proof for {target} needs a Go {version} that runs on this machine: {reason}.",
      next: "Run create on a machine of that kind, or leave the proof out with --no-prove.",
    },
    "installer-missing": {
      message: "The installer for {target} is not there: {path}.",
      next: "Run `make build`, name its folder with --installer-dir, or leave it out with --no-installer.",
    },
    "installer-damaged": {
      message: "The installer for {target} is damaged: {path} ({reason}).",
      next: "Run `make build` again, name another folder with --installer-dir, or leave it out with --no-installer.",
    },
    "proxy-unknown": {
      message: "No Go module proxy is configured, and no Go on PATH can say which one to use.",
      next: "Set GOPROXY, for example to your company's proxy, and create again.",
    },
    "log-behind": {
      message:
        "Nobody that was asked has a head of {log} of {want} records, which a host has seen already; the newest has {got}.",
      next: "Try again later, or through another GOPROXY.",
    },
    "log-unanswered": {
      message: "The checksum database gave no record of {module}; tried: {tried}.",
      next: "Check the network, or set GOPRIVATE if the module is your own.",
    },
    "tool-does-not-build": {
      message: "The tool {tool} does not build with Go {go}: {reason}",
      next: "Name another version of it, or carry the Go that it was written for: gobundle create --go VERSION …",
    },
    "tool-differs": {
      message: "Built twice, {tool} did not come out the same: {got} instead of {want}.",
      next: "Run the same command again; if it comes back, name another version of the tool.",
    },
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
    "secrets-left-out": {
      message: "App {app}: these look like secrets and stay out: {files}.",
      next: "Add them on purpose with --include.",
    },
    "ignored-carried": {
      message: "App {app}: git ignores {files}, but the build needs them; they are carried.",
    },
    "no-history": {
      message: "No earlier bundle of {name} was found, so its sequence is {sequence}.",
      next: "If another machine made earlier ones, give the newest with --previous.",
    },
    "vet-says": { message: "go vet on app {app}: {reason}" },
    "form-fails": {
      message:
        "App {app} does not build from {form} with Go {go} for {target}; the manifest says so: {reason}",
    },
    "newest-in-cache": { message: "Go {asked} means {version} here: the newest in the cache." },
    "proof-skipped": { message: "The offline proof was left out; the manifest says so." },
    "proof-weak": { message: "The proof ran without a network namespace; the manifest says so." },
    "link-copied": { message: "App {app}: the links {files} are carried as copies." },
    "needs-c-compiler": {
      message: "App {app} uses cgo in {packages}: the isolated host needs a C compiler to build it.",
    },
    "vendor-loses": {
      message:
        "App {app}: {package} needs {files} of its module, which `go mod vendor` leaves out: with C it does not build from vendor/.",
      next: "The module tree has them all: build with `go build -mod=readonly` on the other side.",
    },
    "source-refuted": {
      message: "{what} comes from {by}; what was had before it was refused: {refuted}.",
      next: "Find out why: a source that gives other bytes is damaged, or somebody changed it.",
    },
    "go-stands-in": {
      message:
        "App {app} asks for another Go ({line} in its {file}); the host runs Go {by} in its place, under that name too.",
    },
    "tool-go-not-carried": {
      message:
        "No Go of the bundle ({have}) builds {tool}: Go {go} did, which is not carried. The program {program} works inside; `go install` of it does not.",
      next: "Add --go {go} to carry that one as well.",
    },
    "tool-in-cache": { message: "{asked} means {version} here: the newest in the cache." },
    "tool-older-than-app": {
      message:
        "{tool} was built with Go {go}, older than app {app} asks for ({line}): it may refuse its code.",
      next: "Carry a Go from {line} on that builds the tool.",
    },
    "dlv-window": {
      message: "dlv {version} refuses programs of Go {go}.",
      next: "For that Go use --tool github.com/go-delve/delve/cmd/dlv@{instead}.",
    },
    "vulndb-missing": {
      message: "{tool} is carried without a database: inside it needs -db and a folder with one.",
      next: "Carry one with --vulndb.",
    },
    "workspace-left-out": {
      message: "App {app}: a go.work that is not in force for it is left out. It said: {said}.",
      next: "Where the app needs it: add it there with `go work use`, and do not set GOWORK=off.",
    },
    "cgo-left-out": {
      message: "{app} is built without cgo, and so without the parts in C of {packages}.",
      next: "See with CGO_ENABLED=0 whether the program works without them.",
    },
    "go-signature-unknown": {
      message:
        "{file} is signed by the key {key}, which this program does not know yet: the signature is left out.",
      next: "A newer gobundle knows the newer keys of Go's makers.",
    },
    "app-untidy": {
      message: "App {app}: `go mod tidy` changes its go.mod or go.sum, with a network and without.",
      next: "Run `go mod tidy` in {dir}, commit both files, then create again.",
    },
    "modules-retracted": {
      message: "These versions are retracted by their makers (the version that says so): {modules}.",
      next: "go get a newer version of them, then create again.",
    },
    "graph-fails": {
      message: "App {app}: `go {command}` does not work offline with Go {go}; the manifest says so: {reason}",
    },
    "private-modules": { message: "No checksum database speaks for these private modules: {modules}." },
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
