#!/usr/bin/env bash
# Runs bench.ts in a mount namespace with a fresh tmpfs of its own, which goes with it.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p .work/bench
unshare=(unshare --mount)
[ "$(id -u)" = 0 ] || unshare=(unshare --map-root-user --mount)
# shellcheck disable=SC2016
exec "${unshare[@]}" bash -c 'mount -t tmpfs -o mode=755 tmpfs .work/bench && exec node scripts/bench.ts "$PWD/.work/bench"'
