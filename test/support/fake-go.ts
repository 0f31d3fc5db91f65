/**
 * A go command for tests: a shell script that reads one-line `require` directives, fetches modules from `file://` proxies
 * into GOMODCACHE as the real one does, writes vendor/, and "builds" by writing a line. Files in the app's folder make it
 * misbehave: `broken` (does not compile), `no-vendor` (vendor/ does not build), `opinion` (vet has something to say),
 * `c-tests` (its tests are whole with cgo only), `c-parts` (what it imports has parts in C, and builds without).
 * `tests.txt` names modules that tests of dependencies need, `upgrade.txt` what `go get -u` comes to want when it is
 * offline, `untidy` makes `go mod tidy` add a line.
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
output() { while [ $# -gt 0 ]; do [ "$1" = -o ] && echo "$2"; shift; done; }
case "$1 $2" in
  "version "*) echo "go version go0 test" ;;
  "list -e")
    [ "$GO111MODULE" = off ] || fail "module lookup disabled"
    [ -f needed.json ] && sed "s#HERE#$PWD#" needed.json; exit 0 ;;
  "list -mod=readonly") summed && fetch_all ;;
  "list -m") case "$3" in *@*) fetch_one "\${3%@*}" "\${3##*@}" ;; *) fetch_all && requires ;; esac ;;
  "list -deps")
    [ "$3" = -test ] && { fetch_all && fetch_tests; exit $?; }
    if [ "$CGO_ENABLED" = 1 ]; then for part in c-tests c-parts; do [ -f $part ] && echo "example.test/$part"; done; fi
    exit 0 ;;
  "mod graph"|"mod why") fetch_all ;;
  "get -u") fetch_all && upgrade ;;
  "get "*) fetch_one "\${2%@*}" "\${2##*@}" && echo "require \${2%@*} \${2##*@}" >> go.mod ;;
  "install "*) exit 0 ;;
  "mod tidy")
    fetch_all && fetch_tests || exit 1
    [ -f untidy ] && echo "require example.test/b v1.2.0 // indirect" >> go.mod; exit 0 ;;
  "list "*) [ -f main.go ] && sed -n 's/^module //p' go.mod; exit 0 ;;
  "mod vendor")
    requires | while read -r path version; do
      fetch_one "$path" "$version" || exit 1
      mkdir -p "vendor/$path"; echo "package x" > "vendor/$path/x.go"; echo "# $path $version" >> vendor/modules.txt
    done ;;
  "mod download") case "$3" in *@*) fetch_one "\${3%@*}" "\${3##*@}" ;; *) fetch_all ;; esac ;;
  "mod verify") [ -n "$(requires)" ] && [ ! -d "$GOMODCACHE/cache/download" ] && fail "nothing to verify"; exit 0 ;;
  "build "*|"test "*)
    [ -f broken ] && fail "./main.go:3:1: syntax error: non-declaration statement outside function body"
    case "$GOFLAGS" in
      *-mod=vendor*) [ -f no-vendor ] && fail "unsafe.Slice requires go1.17"; [ -n "$(requires)" ] && [ ! -f vendor/modules.txt ] && fail "inconsistent vendoring" ;;
      *) fetch_all || exit 1 ;;
    esac
    out=$(output "$@")
    [ -n "$out" ] && echo "program for $GOOS/$GOARCH" > "$out"
    exit 0 ;;
  "vet "*)
    [ -f c-tests ] && [ "$CGO_ENABLED" = 0 ] && fail "vet: ./main_test.go:3:1: undefined: C"
    [ -f opinion ] && printf '# x\\n{"x": {"printf": [{"posn": "%s/main.go:3:2", "message": "odd verb"}]}}\\n' "$PWD" >&2
    exit 0 ;;
  *) fail "fake go: $*" ;;
esac
`;
