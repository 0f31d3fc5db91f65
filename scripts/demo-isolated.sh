#!/usr/bin/env bash
# The isolated side of demo.sh: runs inside the network namespace, with an empty environment.
set -euo pipefail
# shellcheck source=scripts/demo-words.sh
. scripts/demo-words.sh

server=$DEMO/server
here=(--root "$server/root" --config "$server/etc")
mkdir -p "$server" "$HOME"
! type -P node && ! type -P go
printf 'interfaces:%s\n' "$(sed 1,2d /proc/net/dev | cut -d: -f1 | tr '\n' ' ')"

# The record of the checksum database that create proved; it stands in the signed manifest.
proven() { tar -xOf "$1" manifest.json | grep '"kind": *"toolchain"' | grep -o '"goH1": *"h1:[^"]*"' | cut -d'"' -f4; }
on_path() { PATH="$server/root/current/bin:$PATH" "$@"; }
build() { (cd "$server/app" && on_path go build -o "$server/$1" ./cmd/webservice); }

title "Nothing is believed before there is a trust anchor"
refused 3 gobundle verify "$MEDIA/web-1.gobundle" "${here[@]}"
run gobundle trust add "$MEDIA/root.pem" --fingerprint "$FINGERPRINT" "${here[@]}"

title "The guard's look"
run gobundle verify --deep "$MEDIA/web-1.gobundle" "${here[@]}"
run gobundle inspect "$MEDIA/web-1.gobundle" "${here[@]}"

title "A bundle with one changed byte in the middle"
cp "$MEDIA/web-2.gobundle" "$server/changed.gobundle"
middle=$(($(stat -c %s "$server/changed.gobundle") / 2))
byte=$(dd if="$server/changed.gobundle" bs=1 skip="$middle" count=1 status=none | tr '\000-\377' '\001-\377\000')
printf '%s' "${byte:-x}" | dd of="$server/changed.gobundle" bs=1 seek="$middle" conv=notrunc status=none
refused 3 gobundle apply "$server/changed.gobundle" "${here[@]}"
rm "$server/changed.gobundle"
[ ! -e "$server/root/current" ]

title "Go 1.21.5 and the application"
run gobundle apply "$MEDIA/web-1.gobundle" "${here[@]}"
run on_path go version
cp -R "$server/root/current/src/app" "$server/app"
run build from-vendor
rm -rf "$server/app/vendor"
run build from-tree
again=$(gobundle apply "$MEDIA/web-1.gobundle" --json --quiet "${here[@]}")
printf '%s\n' "$again" | grep -q '"changed":false'

title "Go 1.22.12, and back"
run gobundle apply "$MEDIA/web-2.gobundle" "${here[@]}"
run on_path go version
second=$(on_path go version)
refused 3 gobundle apply "$MEDIA/web-1.gobundle" "${here[@]}"
run gobundle rollback "${here[@]}"
run on_path go version
first=$(on_path go version)
run gobundle status "${here[@]}"

title "Nothing stays"
run gobundle uninstall --yes --purge "${here[@]}"
[ ! -e "$server/root/current" ] && [ ! -e "$server/root/store" ]

h1_first=$(proven "$MEDIA/web-1.gobundle") h1_second=$(proven "$MEDIA/web-2.gobundle")
[ "$first" = "go version go1.21.5 linux/${first##*/}" ] && [ "$second" = "go version go1.22.12 linux/${second##*/}" ]
title "What was shown"
cat <<END
 1. Real Go 1.21.5 in $(megabytes "$MEDIA/web-1.gobundle"), Go 1.22.12 in $(megabytes "$MEDIA/web-2.gobundle"), each with the application and its modules.
 2. Go 1.21.5  is what the checksum database recorded: $h1_first
 3. Go 1.22.12 is what the checksum database recorded: $h1_second
 4. A Go that does not exist was refused (2), and no file was left.
 5. Without a trust anchor nothing was believed (3); the anchor was taken by its fingerprint alone.
 6. One changed byte in the middle of a bundle was refused (3), and nothing was installed.
 7. The server had no network interface, no node and no go; the application built from vendor/ ($(megabytes "$server/from-vendor")) and from the module tree ($(megabytes "$server/from-tree")).
 8. Applying the same bundle again changed nothing; the older one under the newer was refused (3).
 9. Rollback brought back: $first (before it: $second).
10. Uninstall removed every file that apply had put there.
END
