#!/bin/sh
# Opens BUNDLE into the folder INTO, then the signature under ANCHOR, then every sum.
set -eu
bundle=$1 anchor=$2 into=$3
mkdir -p "$into"
tar -xf "$bundle" -C "$into"
cd "$into"
openssl cms -verify -binary -inform DER -in SHA256SUMS.p7s -content SHA256SUMS -CAfile "$anchor" -purpose any -out /dev/null 2> /dev/null
sha256sum --quiet -c SHA256SUMS
