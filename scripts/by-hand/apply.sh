#!/bin/sh
# Checks BUNDLE as check.sh does, unpacks Go, and moves a link below ROOT.
set -eu
bundle=$1 anchor=$2 root=$3
new=$root/releases/1
mkdir -p "$root/releases"
"$(dirname "$0")/check.sh" "$bundle" "$anchor" "$root/staging"
tar -xzf "$root/staging/go.tar.gz" -C "$root/staging"
rm "$root/staging/go.tar.gz"
mv "$root/staging" "$new"
ln -sfn releases/1 "$root/current"
sync -f "$root"
"$root/current/go/bin/go" version > /dev/null
