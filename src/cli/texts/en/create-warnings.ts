/** What `create` tells and does not stop for. */
export const createWarnings = {
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
    message: "App {app} does not build from {form} with Go {go} for {target}; the manifest says so: {reason}",
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
    message: "{tool} was built with Go {go}, older than app {app} asks for ({line}): it may refuse its code.",
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
} as const;
