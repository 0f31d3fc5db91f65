/** What keeps `create` from making a bundle, though all that was asked for is in order. */
export const createFailures = {
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
} as const;
