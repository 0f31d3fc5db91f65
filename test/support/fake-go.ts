/**
 * A go command for tests: a shell script that reads one-line `require` directives, fetches modules from `file://` proxies
 * into GOMODCACHE as the real one does, writes vendor/, and "builds" by writing a line. Files in the app's folder make it
 * misbehave: `broken` (does not compile), `no-vendor` (vendor/ does not build), `opinion` (vet has something to say),
 * `c-tests` (its tests are whole with cgo only), `c-parts` (what it imports has parts in C, and builds without).
 * `tests.txt` names modules that tests of dependencies need, `upgrade.txt` what `go get -u` comes to want when it is
 * offline, `fetching-test` has a test that fetches a module, `untidy` makes `go mod tidy` add a line.
 * `c-only`: the app's program is nothing without C, and builds where this file says `compiles`; `cmd/plain` needs none.
 * `c-alone`: a second program, `cmd/alone`, which `./...` passes over without C.
 * `c-modules.txt` is what `go list` says of packages with C in them (HERE: the app's folder), and what vendor/ gets then has C in it.
 * From 1.25 on `go install` asks for the tool's newest version (cmd/go load.PackagesAndErrorsOutsideModule: is it deprecated?).
 * A tool misbehaves by lines of its go.mod: `// not-main`, `// broken`, and `// broken 1.22.12` for that Go alone.
 */
export const FAKE_GO = `#!/bin/sh
fail() { echo "$1" >&2; exit 1; }
requires() { sed -n 's/^require \\([^ ]*\\) \\([^ ]*\\).*/\\1 \\2/p' go.mod; }
fetch_one() {
  at=$(echo "$1/@v/$2" | sed 's/[A-Z]/!\\L&/g')
  old_ifs=$IFS; IFS=,
  for proxy in $GOPROXY; do
    from="\${proxy#file://}/$at"
    if [ -f "$from.zip" ]; then
      IFS=$old_ifs
      mkdir -p "$GOMODCACHE/cache/download/\${at%/*}"
      for ext in info mod zip; do cp "$from.$ext" "$GOMODCACHE/cache/download/$at.$ext"; done
      return
    fi
  done
  IFS=$old_ifs
  fail "go: $1@$2: reading $proxy/$at.info: no such file or directory"
}
fetch_all() { requires | while read -r path version; do fetch_one "$path" "$version" || exit 1; done; }
summed() {
  requires | while read -r path version; do
    grep -q "^$path $version h1:" go.sum 2>/dev/null || fail "missing go.sum entry for module providing package $path"
  done
}
fetch_tests() { [ ! -f tests.txt ] || while read -r path version; do fetch_one "$path" "$version" || exit 1; done < tests.txt; }
upgrade() {
  [ ! -f upgrade.txt ] || while read -r path version; do
    case "$GOPROXY" in *,*) ;; *) fetch_one "$path" "$version" || exit 1 ;; esac
  done < upgrade.txt
}
own() { sed 's/^go//' "$(dirname "$0")/../VERSION"; }
proxies() { echo "$GOPROXY" | tr ',' ' ' | sed 's#file://##g'; }
module_of() {
  module=$1
  while :; do
    for proxy in $(proxies); do [ -d "$proxy/$module/@v" ] && echo "$module" && return; done
    case $module in */*) module=\${module%/*} ;; *) fail "go: $1: no matching versions for query" ;; esac
  done
}
version_of() {
  [ "$2" = latest ] || { echo "$2"; return; }
  for proxy in $(proxies); do [ -f "$proxy/$1/@v/list" ] && tail -n 1 "$proxy/$1/@v/list" && return; done
}
newest_listed() {
  for proxy in $(proxies); do
    [ -f "$proxy/$1/@v/list" ] && { [ -s "$proxy/$1/@v/list" ] || [ -f "$proxy/$1/@latest" ]; } && return
  done
  fail "go: $2: loading deprecation for $1: module $1: reading file://$proxy/$1/@v/list: no such file or directory"
}
install() {
  module=$(module_of "\${1%@*}") || exit 1
  version=$(version_of "$module" "\${1##*@}")
  fetch_one "$module" "$version"
  case $(own) in 1.25.*) newest_listed "$module" "$1" ;; esac
  mod="$GOMODCACHE/cache/download/$module/@v/$version.mod"
  needs=$(sed -n 's/^go //p' "$mod")
  newest=$(printf '%s\\n%s\\n' "$needs" "$(own)" | sort -V | tail -n 1)
  [ "$newest" = "$(own)" ] || fail "go: $1: $module@$version requires go >= $needs (running go $(own); GOTOOLCHAIN=local)"
  grep -q '^replace ' "$mod" && fail "The go.mod file for the module providing named packages contains one or more replace directives."
  grep -q '^// not-main' "$mod" && fail "package \${1%@*} is not a main package"
  sed -n 's/^require \\([^ ]*\\) \\([^ ]*\\).*/\\1 \\2/p' "$mod" | while read -r path at; do fetch_one "$path" "$at" || exit 1; done || exit 1
  if [ "$2" = plan ]; then printf 'modinfo "path\\\\t%s\\\\nmod\\\\t%s\\\\t%s\\\\th1:x=\\\\n"\\n' "\${1%@*}" "$module" "$version" >&2; exit 0; fi
  grep -q -e '^// broken$' -e "^// broken $(own)$" "$mod" && fail "x.go:1:1: undefined: y"
  bin="$GOPATH/bin"; [ "$GOOS/$GOARCH" = linux/amd64 ] || bin="$bin/\${GOOS}_$GOARCH"
  mkdir -p "$bin"
  echo "$module@$version for $GOOS/$GOARCH by go$(own)" > "$bin/$(basename "\${1%@*}")"
}
new_enough() {
  requires | while read -r path version; do
    needs=$(sed -n 's/^go //p' "$GOMODCACHE/cache/download/$path/@v/$version.mod")
    newest=$(printf '%s\\n%s\\n' "$needs" "$(own)" | sort -V | tail -n 1)
    [ "$newest" = "$(own)" ] || fail "go: $path@$version requires go >= $needs (running go $(own); GOTOOLCHAIN=local)"
  done
}
with_c() {
  case "$*" in *cmd/plain) return ;; esac
  case "$*" in *cmd/alone) fail "cgo: C compiler \\"$CC\\" not found" ;; esac
  [ -f c-only ] || return 0
  [ "$CGO_ENABLED" = 1 ] || fail "imports example.test/c-only: build constraints exclude all Go files"
  grep -q compiles c-only || fail "cgo: C compiler \\"$CC\\" not found"
}
output() { while [ $# -gt 0 ]; do [ "$1" = -o ] && echo "$2"; shift; done; }
case "$1 $2" in
  "version "*) echo "go version go0 test" ;;
  "list -e")
    [ "$GO111MODULE" = off ] || fail "module lookup disabled"
    [ -f needed.json ] && sed "s#HERE#$PWD#" needed.json; exit 0 ;;
  "list -mod=readonly")
    [ "$3" = -e ] && { [ "$CGO_ENABLED" = 1 ] && [ -f c-modules.txt ] && sed "s#HERE#$PWD#g" c-modules.txt; exit 0; }
    summed && fetch_all && new_enough ;;
  "list -m") case "$3" in *@*) fetch_one "\${3%@*}" "\${3##*@}" ;; *) fetch_all && requires ;; esac ;;
  "list -deps")
    [ "$3" = -test ] && { fetch_all && fetch_tests; exit $?; }
    if [ "$CGO_ENABLED" = 1 ]; then for part in c-tests c-parts c-only c-alone; do [ -f $part ] && echo "example.test/$part"; done; fi
    exit 0 ;;
  "mod graph"|"mod why") fetch_all ;;
  "get -u") fetch_all && upgrade ;;
  "get "*) fetch_one "\${2%@*}" "\${2##*@}" && echo "require \${2%@*} \${2##*@}" >> go.mod ;;
  "mod tidy")
    fetch_all && fetch_tests || exit 1
    [ -f untidy ] && echo "require example.test/b v1.2.0 // indirect" >> go.mod; exit 0 ;;
  "list "*)
    module=$(sed -n 's/^module //p' go.mod)
    case "$*" in *'{{.Name}}'*) before='main\\t' after="\\t$([ -f c-only ] && echo example.test/c-only)" ;; esac
    [ -f main.go ] && printf "$before$module$after\\n"
    [ -f c-alone ] && [ "$CGO_ENABLED" = 1 ] && printf "$before$module/cmd/alone\\n"
    [ -d cmd/plain ] && printf "$before$module/cmd/plain\\n"
    exit 0 ;;
  "mod vendor")
    requires | while read -r path version; do
      fetch_one "$path" "$version" || exit 1
      mkdir -p "vendor/$path"; echo "package x" > "vendor/$path/x.go"; echo "# $path $version" >> vendor/modules.txt
      echo "## explicit; $(grep '^go ' "$GOMODCACHE/cache/download/$path/@v/$version.mod")" >> vendor/modules.txt
      [ ! -f c-modules.txt ] || printf 'import (\\n\\t"C"\\n)\\n' >> "vendor/$path/x.go"
    done ;;
  "mod download") case "$3" in *@*) fetch_one "\${3%@*}" "\${3##*@}" ;; *) fetch_all ;; esac ;;
  "install -n") install "$3" plan ;;
  "install "*) install "$2" ;;
  "mod verify") [ -n "$(requires)" ] && [ ! -d "$GOMODCACHE/cache/download" ] && fail "nothing to verify"; exit 0 ;;
  "build "*|"test "*)
    [ "$1" = test ] && [ -f fetching-test ] && fail "--- FAIL: TestFetch (0.01s)
go: example.test/far@v1.0.0: reading $GOPROXY/example.test/far/@v/v1.0.0.info: no such file or directory"
    with_c "$@"
    [ -f broken ] && fail "./main.go:3:1: syntax error: non-declaration statement outside function body"
    case "$GOFLAGS" in
      *-mod=vendor*) [ -f no-vendor ] && fail "unsafe.Slice requires go1.17"; [ -n "$(requires)" ] && [ ! -f vendor/modules.txt ] && fail "inconsistent vendoring" ;;
      *) fetch_all || exit 1 ;;
    esac
    out=$(output "$@")
    [ -n "$out" ] && echo "program for $GOOS/$GOARCH" > "$out"
    exit 0 ;;
  "vet "*)
    with_c "$@"
    [ -f c-tests ] && [ "$CGO_ENABLED" = 0 ] && fail "vet: ./main_test.go:3:1: undefined: C"
    [ -f opinion ] && printf '# x\\n{"x": {"printf": [{"posn": "%s/main.go:3:2", "message": "odd verb"}]}}\\n' "$PWD" >&2
    exit 0 ;;
  *) fail "fake go: $*" ;;
esac
`;
