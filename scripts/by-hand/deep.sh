#!/bin/sh
# Inflates everything in an opened bundle and looks at nothing: the least that a look inside can cost.
set -eu
payload=$1 into=$2
mkdir -p "$into"
tar -xzf "$payload/go.tar.gz" -C "$into"
find "$payload/modules" -name '*.zip' -exec unzip -tq {} \; > /dev/null
