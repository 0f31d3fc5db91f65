#!/usr/bin/env bash
# The main job on real input: Go 1.21.5 and 1.22.12 and a web service with its modules are made into two bundles on
# this machine, then taken into use where there is no network, no Node and no Go. Everything stays below .work/.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/demo-words.sh
. scripts/demo-words.sh

export GOBUNDLE=$PWD/dist/gobundle DEMO=$PWD/.work/demo
connected=$DEMO/connected media=$DEMO/media
rm -rf "$DEMO"
mkdir -p "$connected" "$media"
create=(create --vendor bundles/web-service/app --name web --cache .work/cache
  --key "$connected/keys/signer.key" --cert "$connected/keys/signer.pem")

title "The connected machine"
run gobundle keys new --dir "$connected/keys" --no-passphrase
run gobundle "${create[@]}" --go 1.21.5 --sequence 1 -o "$media/web-1.gobundle"
run gobundle "${create[@]}" --go 1.22.12 --sequence 2 --previous "$media/web-1.gobundle" -o "$media/web-2.gobundle"
refused 2 gobundle "${create[@]}" --go 1.21.99 --sequence 3 -o "$media/web-3.gobundle"

title "Carried over: two bundles, the executable, and the root certificate by another way"
install -m 755 dist/gobundle "$media/gobundle"
install -m 644 "$connected/keys/root.pem" "$media/root.pem"
# Complete already: it says again what is there.
fingerprint=$(gobundle keys new --dir "$connected/keys" --no-passphrase --json \
  | sed 's/.*"root":{[^}]*"fingerprint":"\([0-9a-f]*\)".*/\1/')
ls -l "$media" | sed 1d

title "The isolated server: a network namespace without interfaces, no node and no go on PATH"
unshare=(unshare --net)
[ "$(id -u)" = 0 ] || unshare=(unshare --map-root-user --net)
tools=$DEMO/bin
mkdir -p "$tools"
for tool in awk basename bash cat chmod cp cut dd dirname env find grep head id ldd ls mkdir mv printf readlink rm sed \
  sh sort stat sync tail tar tr true uname wc; do
  ln -s "$(type -P "$tool")" "$tools/$tool"
done
exec "${unshare[@]}" env -i PATH="$tools" HOME="$DEMO/home" LC_ALL=C.UTF-8 \
  DEMO="$DEMO" MEDIA="$media" GOBUNDLE="$media/gobundle" FINGERPRINT="$fingerprint" bash scripts/demo-isolated.sh
