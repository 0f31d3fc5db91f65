import { type ListedGo, PRIVATE, STRINGER } from "./checklist-host.ts";

/** What is typed on the isolated host, `$GO` being the name of the Go, in a copy of the app at $PWD. */
export interface Row {
  readonly row: string;
  /** Lines for sh, joined by `&&`. */
  readonly lines: readonly string[];
  /** What is shown instead where Go itself has no such thing. */
  readonly instead?: Partial<Record<ListedGo, { readonly shown: string; readonly lines: readonly string[] }>>;
  /** Which app of the bundle; default `plain`. */
  readonly app?: "tooled";
  /** Keep the app's vendor/; else the module tree serves. */
  readonly vendored?: true;
}

const CARRIED = "/opt/gobundle/current/src/plain";
const OLD_MODULE = "module example.test/old\\n\\ngo 1.20\\n";
const moduleWith = (line: string) => `printf 'module example.test/new\\n\\n${line}\\n' > go.mod`;

/** Every row of what a Go developer types, as far as a host without a C compiler goes. */
export const ROWS: readonly Row[] = [
  {
    row: "go version, go env, go doc, gofmt",
    lines: [
      'test "$($GO version | cut -d" " -f3)" = $GO',
      'test "$($GO env GOVERSION GOPROXY GOSUMDB | tr "\\n" " ")" = "$GO file:///opt/gobundle/current/modules sum.golang.org "',
      "$GO doc fmt.Println | grep 'func Println'",
      'test -z "$($($GO env GOROOT)/bin/gofmt -l .)"',
    ],
  },
  {
    row: "go build, go vet, go test with vendor/",
    vendored: true,
    lines: [
      "export GOPROXY=off",
      "$GO build ./...",
      "$GO vet ./...",
      "$GO test ./...",
      "$GO run . | grep 'plain 2 1.2.3'",
    ],
  },
  {
    row: "go build, go vet, go test with the module tree",
    lines: ["$GO build ./...", "$GO vet ./...", "$GO test ./...", "$GO run . | grep 'plain 2 1.2.3'"],
  },
  {
    row: "go test -cover, go tool cover, nm, pprof, trace, covdata",
    lines: [
      "$GO test -coverprofile=cover.out -cpuprofile=cpu.out -trace=trace.out -o word.test ./word",
      "$GO tool cover -func=cover.out | grep total:",
      "$GO tool nm word.test | grep TestSplit",
      "$GO tool pprof -top cpu.out | grep flat",
      "$GO tool trace -pprof=sched trace.out >sched.out",
      "mkdir data && $GO build -cover -o covered . && GOCOVERDIR=data ./covered",
      "$GO tool covdata percent -i=data | grep coverage:",
    ],
  },
  {
    row: "go test of a dependency, go test all",
    lines: [
      "$GO test github.com/google/shlex",
      "$GO test -n all >/dev/null 2>&1",
      "$GO test -vet=off -run='^$' $($GO list -f '{{if not .Standard}}{{.ImportPath}}{{end}}' all)",
    ],
  },
  {
    row: "go mod tidy and go mod vendor, without a difference",
    lines: [
      `$GO mod tidy && diff go.mod ${CARRIED}/go.mod && diff go.sum ${CARRIED}/go.sum`,
      `$GO mod vendor && diff -r vendor ${CARRIED}/vendor`,
    ],
  },
  {
    row: "go mod verify, graph, why",
    lines: [
      "$GO mod download && $GO mod verify | grep 'all modules verified'",
      "$GO mod graph | grep 'yaml.v3@v3.0.1 gopkg.in/check.v1@'",
      "$GO mod why -m all | grep '^# gopkg.in/check.v1'",
    ],
  },
  {
    row: "go mod download all and go list -m all, from an empty module cache without go.sum",
    lines: [
      "export GOPATH=$PWD/gopath GOFLAGS=-modcacherw",
      "rm go.sum && $GO mod download all && $GO list -m all | grep '^gopkg.in/check.v1 '",
      "$GO mod download -json all >/dev/null",
    ],
  },
  {
    row: "go list -m -u all, go get x@latest, go get -u",
    lines: [
      "$GO list -m -u all | grep '^github.com/cespare/xxhash/v2 v2.2.0 .v2.3.0.$'",
      "$GO list -m -versions github.com/cespare/xxhash/v2 | grep ' v2.2.0 v2.3.0$'",
      "$GO get github.com/cespare/xxhash/v2@latest && grep 'xxhash/v2 v2.3.0' go.mod",
      `cp ${CARRIED}/go.mod ${CARRIED}/go.sum . && $GO get -u -t ./... && grep 'xxhash/v2 v2.3.0' go.mod`,
      "$GO build -o plain . && ./plain",
    ],
  },
  {
    row: "go get new/module@version, judged by the checksum database",
    lines: [
      "$GO get github.com/blang/semver/v4@v4.0.0",
      "grep '^github.com/blang/semver/v4 v4.0.0 h1:' go.sum",
      "$GO list github.com/blang/semver/v4",
    ],
  },
  {
    row: "go install tool@version, go run tool@version",
    lines: [
      `GOBIN=$PWD $GO install ${STRINGER} && test -x stringer`,
      `cd kind && rm kind_string.go && $GO run ${STRINGER} -type=Kind`,
      `cmp kind_string.go ${CARRIED}/kind/kind_string.go`,
    ],
  },
  {
    row: "go tool of the module's own, go install tool",
    app: "tooled",
    lines: [
      "cp side/side_string.go had && cd side && rm side_string.go && $GO tool stringer -type=Side",
      "cmp side_string.go ../had && cd .. && GOBIN=$PWD $GO install tool && test -x stringer",
    ],
    instead: {
      "1.20.14": {
        shown: "refused by that Go, done by plain go, which takes a newer one",
        lines: [
          "! $GO build . 2>said && grep 'invalid go version' said",
          "go version | grep go1.26.11 && cd side && rm side_string.go && go tool stringer -type=Side",
        ],
      },
    },
  },
  {
    row: "go work init, sync, build, vendor",
    lines: [...workspace(), "$GO work vendor && GOPROXY=off $GO build ./... ./lib/..."],
    instead: {
      "1.20.14": { shown: "without work vendor, which Go has since 1.22", lines: workspace() },
      "1.21.5": { shown: "without work vendor, which Go has since 1.22", lines: workspace() },
    },
  },
  {
    row: "a newer go or toolchain line takes the Go that it names, under cron and for a service too",
    lines: [
      `${moduleWith("go 1.20\\n\\ntoolchain go1.26.11")} && $GO version | grep go1.26.11`,
      `${moduleWith("go 1.26.11")} && $GO version | grep go1.26.11 && $GO build -o small ./tiny && ./small`,
      "env -i HOME=/root PATH=/usr/bin:/bin /usr/local/bin/go version | grep go1.26.11",
      "env -i GOCACHE=$PWD/cache GOPATH=$PWD/gopath /usr/local/bin/go version | grep go1.26.11",
      `${moduleWith("go 1.99.0")} && ! $GO version 2>said && grep 'cannot find .*go1.99.0' said`,
    ],
    instead: {
      "1.20.14": {
        shown: "refused by that Go, which never switches; done by plain go",
        lines: [
          `${moduleWith("go 1.26.11")} && ! $GO build ./tiny 2>said && grep 'invalid go version' said`,
          "go version | grep go1.26.11 && go build -o small ./tiny && ./small",
        ],
      },
    },
  },
  {
    row: "go generate with a carried tool",
    lines: [
      "rm kind/kind_string.go && $GO generate ./...",
      `cmp kind/kind_string.go ${CARRIED}/kind/kind_string.go`,
    ],
  },
  {
    row: "builds for other systems",
    lines: [
      ...["windows/amd64", "darwin/arm64", "linux/arm64"].map((to) => {
        const [os, arch] = to.split("/");
        return `GOOS=${os} GOARCH=${arch} $GO build -o tiny-${os} ./tiny && test -s tiny-${os}`;
      }),
    ],
  },
  {
    row: "a private module, named in GONOSUMDB and not in GOPRIVATE",
    lines: [
      'test "$($GO env GONOSUMDB)" = own.test/own && test -z "$($GO env GOPRIVATE)"',
      `$GO get ${PRIVATE} && grep '^own.test/own v1.0.0 h1:' go.sum && $GO build own.test/own`,
    ],
  },
  {
    row: "a second user, cron, a service without HOME",
    lines: [
      "chmod -R a+rX . && mkdir home && chmod 777 home",
      "setpriv --reuid=65534 --regid=65534 --clear-groups env -i HOME=$PWD/home PATH=/usr/local/bin:/usr/bin:/bin $GO build -o home/words ./word",
      "env -i HOME=/root PATH=/usr/bin:/bin SHELL=/bin/sh /usr/local/bin/$GO build -o x . && rm x",
      "env -i PATH=/usr/bin:/bin GOCACHE=/root/.cache/go-build GOPATH=$PWD/gopath GOFLAGS=-modcacherw /usr/local/bin/$GO build -o x . && ./x",
    ],
  },
  {
    row: "go clean -modcache, then a build",
    lines: [
      "export GOPATH=$PWD/gopath",
      "$GO build .",
      "$GO clean -modcache",
      "test ! -e gopath/pkg/mod",
      "$GO build . && ./plain",
    ],
  },
];

/** A module of its own beside the app, whose graph and the app's are one in a workspace. */
function workspace(): string[] {
  return [
    `mkdir lib && cd lib && printf '${OLD_MODULE}' > go.mod`,
    `printf 'package lib\\n\\nimport _ "github.com/blang/semver/v4"\\n' > lib.go`,
    "$GO mod tidy && cd .. && $GO work init . ./lib && $GO work sync",
    "$GO list -m all | grep '^github.com/blang/semver/v4 v4.0.0$'",
    "$GO build ./... ./lib/...",
  ];
}
